package io.yizhan.hub.adapters;

import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.mapping.OutboundMapping;
import io.yizhan.hub.adapters.mapping.OutboundSettings;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.adapters.settings.Faults;
import io.yizhan.hub.licence.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** An outbound mapping and a format, made one rendition. */
public final class MappedRendition implements Rendition {

    private final OutboundMapping mapping;
    private final MessageFormat format;

    private MappedRendition(OutboundMapping mapping, MessageFormat format) {
        this.mapping = mapping;
        this.format = format;
    }

    /** @param name the format's name, for the paths of faults */
    public static Rendition of(String name, RenditionSettings settings, MessageFormat.Settings formatSettings) throws AdapterSettingsException {
        Faults faults = new Faults();
        OutboundMapping mapping = OutboundSettings.read(settings, faults);
        Block block = new Block("format." + name, settings.format(), faults);
        // Tells a shifted row when reading; a delivery may name the format of a feed that has it.
        block.has("checks");
        MessageFormat format = formatSettings.read(block, mapping.names());
        block.refuseUnknownKeys();
        faults.throwIfAny();
        for (String filled : mapping.names()) {
            String path = settings.mapping().containsKey(filled) ? "mapping." + filled : "reverse";
            mapping.foreseen(filled).stream().map(text -> format.obstacle(filled, text)).filter(Objects::nonNull).findFirst()
                    .ifPresent(obstacle -> faults.add(path, filled + ": " + obstacle.detail() + " (" + obstacle.code() + ")"));
        }
        faults.throwIfAny();
        return new MappedRendition(mapping, format);
    }

    @Override
    public List<String> names() {
        return List.copyOf(mapping.names());
    }

    @Override
    public List<String> lacking(Set<String> shown) {
        return mapping.lacking(shown);
    }

    @Override
    public RenderedRecord render(SortedMap<String, String> licence) {
        RenderedRecord worded = mapping.render(licence);
        List<Violation> violations = new ArrayList<>(worded.violations());
        worded.values().forEach((name, text) -> {
            Violation obstacle = format.obstacle(name, text);
            if (obstacle != null) {
                violations.add(obstacle);
            }
        });
        return new RenderedRecord(worded.values(), violations);
    }

    @Override
    public byte[] write(Collection<RenderedRecord> records) {
        return format.write(records.stream().map(RenderedRecord::values).toList());
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    @Override
    public String ending() {
        return format.ending();
    }

    @Override
    public int mostRecords() {
        return format.mostRecords();
    }
}
