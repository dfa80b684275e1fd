package io.yizhan.hub.adapters;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.Rules;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.input.Plain;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.mapping.Mapping;
import io.yizhan.hub.adapters.mapping.MappingSettings;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.adapters.settings.Faults;
import io.yizhan.hub.licence.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A format and a mapping, made one adapter. */
public final class MappedAdapter implements Adapter {

    private final RecordFormat format;
    private final RowChecks checks;
    private final Mapping mapping;
    private final long maxMessageBytes;

    private MappedAdapter(RecordFormat format, RowChecks checks, Mapping mapping, long maxMessageBytes) {
        this.format = format;
        this.checks = checks;
        this.mapping = mapping;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** @param name the format's name, for the paths of faults */
    public static Adapter of(String name, AdapterSettings settings, RecordFormat.Settings formatSettings) throws AdapterSettingsException {
        Faults faults = new Faults();
        Mapping mapping = MappingSettings.read(new Block("mapping", settings.mapping(), faults), settings.codeTables());
        Block block = new Block("format." + name, settings.format(), faults);
        RowChecks checks = new RowChecks(block, settings.codeTables());
        Set<String> sources = new LinkedHashSet<>(mapping.sources());
        sources.addAll(checks.sources());
        RecordFormat format = formatSettings.read(block, sources);
        block.refuseUnknownKeys();
        faults.throwIfAny();
        return new MappedAdapter(format, checks, mapping, settings.maxMessageBytes());
    }

    @Override
    public RecordReader open(InputStream bytes) throws IOException, UnreadableMessageException {
        return opened(bytes, plain -> new Unwrapping(format.open(plain)));
    }

    @Override
    public RecordReader open(InputStream bytes, Consumer<String> unread) throws IOException, UnreadableMessageException {
        return opened(bytes, plain -> new Unwrapping(format.open(plain, unread)));
    }

    @Override
    public Optional<Reader> text(InputStream bytes) throws IOException, UnreadableMessageException {
        return opened(bytes, format::text);
    }

    /** Opens the plain bytes; closes them where that fails. */
    private <T> T opened(InputStream bytes, Opening<T> opening) throws IOException, UnreadableMessageException {
        try {
            return opening.open(Plain.of(bytes, maxMessageBytes));
        } catch (IOException | UnreadableMessageException | RuntimeException e) {
            bytes.close();
            UnreadableInput.unwrap(e);
            throw e;
        }
    }

    @Override
    public Draft translate(SourceRecord record) {
        Violation fault = record.fault() != null ? record.fault() : checks.firstFailure(record.values());
        return fault != null ? new Draft(new TreeMap<>(), List.of(fault)) : mapping.translate(record.values());
    }

    @Override
    public Rules rules() {
        Layout layout = format.layout();
        List<String> recordCodes = new ArrayList<>(layout.recordCodes());
        if (!checks.names().isEmpty()) {
            recordCodes.add(RowChecks.SHIFTED);
        }
        List<String> messageCodes = new ArrayList<>(Plain.CODES);
        messageCodes.addAll(layout.messageCodes());
        return mapping.rules(checks.names(), new Layout(layout.settings(), layout.unit(), layout.places(), recordCodes, messageCodes));
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open(InputStream plain) throws IOException, UnreadableMessageException;
    }

    /** Turns what went through {@code java.io} back into the SPI's own exception. */
    private record Unwrapping(RecordReader reader) implements RecordReader {
        @Override
        public SourceRecord next() throws IOException, UnreadableMessageException {
            try {
                return reader.next();
            } catch (IOException e) {
                UnreadableInput.unwrap(e);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
