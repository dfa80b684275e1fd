package io.yizhan.hub.fuzz;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.Deliveries;
import io.yizhan.hub.adapters.Feeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whatever of a message can be written in the same format by the same mapping backwards reads as it was, and nothing else with it. */
final class RoundTrip {

    private final Adapter adapter;
    private final Rendition rendition;

    private RoundTrip(Adapter adapter, Rendition rendition) {
        this.adapter = adapter;
        this.rendition = rendition;
    }

    /** @param mapping of copies alone */
    static RoundTrip of(String format, String mapping) {
        try {
            return new RoundTrip(Feeds.of("format: " + format + "\nmapping: " + mapping), Deliveries.of("format: " + format + "\nreverse: " + mapping));
        } catch (AdapterSettingsException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(byte[] message) throws Exception {
        if (message.length > Bounds.MOST_BYTES) {
            return;
        }
        List<SortedMap<String, String>> sent = new ArrayList<>();
        List<RenderedRecord> records = new ArrayList<>();
        for (SortedMap<String, String> licence : read(message)) {
            RenderedRecord record = rendition.render(licence);
            if (record.violations().isEmpty()) {
                sent.add(licence);
                records.add(record);
            }
        }
        if (records.isEmpty()) {
            return;
        }
        List<SortedMap<String, String>> back = read(rendition.write(records));
        if (!back.equals(sent)) {
            throw new AssertionError("written " + sent + ", read back " + back);
        }
    }

    private List<SortedMap<String, String>> read(byte[] message) throws IOException {
        List<SortedMap<String, String>> licences = new ArrayList<>();
        try {
            for (Draft draft : Feeds.drafts(adapter, new ByteArrayInputStream(message))) {
                if (draft.violations().isEmpty()) {
                    SortedMap<String, String> licence = new TreeMap<>();
                    draft.fields().forEach((name, value) -> licence.put(name, value.value()));
                    licences.add(licence);
                }
            }
        } catch (UnreadableMessageException e) {
            // What can't be read can't be sent back: ReadersFuzzTest judges the refusal.
            return List.of();
        }
        return licences;
    }
}
