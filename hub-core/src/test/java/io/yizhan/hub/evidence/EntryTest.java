package io.yizhan.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {

    @Test
    void tellsItsTypeWithoutBeingRead() {
        for (EventType type : EventType.values()) {
            Event event = Event.of(type, Instant.parse("2026-08-01T01:02:03Z")).with("consumer", "\"type\":\"refused\"").with("version", 12)
                    .with("to", List.of("type"));
            Entry entry = new Entry(0, event.entry());

            assertThat(Arrays.stream(EventType.values()).filter(entry::is)).containsExactly(type);
        }
    }

    @Test
    void isOfNoTypeWhereItIsNoEntry() {
        for (String bytes : List.of("", "{}", "\"type\":\"", "\"type\":\"forwarded")) {
            assertThat(Arrays.stream(EventType.values()).filter(new Entry(0, bytes.getBytes())::is)).isEmpty();
        }
    }
}
