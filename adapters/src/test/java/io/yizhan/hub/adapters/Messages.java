package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short ways to say what comes of a message. */
public final class Messages {

    private Messages() {
    }

    /** Each record as {@code line{name=text, …}} or {@code line:code}, one after the other. */
    public static String shown(List<SourceRecord> records) {
        List<String> shown = new ArrayList<>();
        for (SourceRecord record : records) {
            Map<String, String> values = new TreeMap<>(record.values());
            shown.add(record.line() + (record.fault() != null ? ":" + record.fault().code() : values.toString()));
        }
        return String.join(" ", shown);
    }

    public static String shown(Adapter adapter, String message) throws Exception {
        return shown(Feeds.records(adapter, message));
    }

    /** Reads a message that must prove unreadable after some records; returns their number. */
    public static int unreadable(Adapter adapter, InputStream message, String code) {
        List<SourceRecord> before = new ArrayList<>();
        assertThatThrownBy(() -> {
            try (RecordReader reader = adapter.open(message)) {
                for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                    before.add(record);
                }
            }
        }).isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.code()).isEqualTo(code));
        return before.size();
    }

    public static int unreadable(Adapter adapter, String message, String code) {
        return unreadable(adapter, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), code);
    }

    /** A beginning, a middle over and over, to any length without the memory for it. */
    public static InputStream endless(String beginning, String middle, long times) {
        byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] again = middle.repeat(Math.max(1, 8192 / middle.length())).getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                if (at >= first.length + times * middle.length()) {
                    return -1;
                }
                long now = at++;
                return (now < first.length ? first[(int) now] : again[(int) ((now - first.length) % again.length)]) & 0xff;
            }
        };
    }
}
