package io.yizhan.hub.store;

import io.yizhan.hub.store.MessageTable.Settled;
import java.util.List;
import java.util.stream.Collectors;

/** Outcomes of a chunk as text, a line each: record, outcome, licence or {@code -}, version, entry. */
final class SettledLines {

    private static final String NO_LICENCE = "-";

    private SettledLines() {
    }

    static String text(List<Settled> outcomes) {
        return outcomes.stream()
                .map(o -> o.record() + " " + o.outcome() + " " + (o.licence() == null ? NO_LICENCE : o.licence()) + " " + o.version() + " " + o.entry())
                .collect(Collectors.joining("\n"));
    }

    static List<Settled> parse(String text) {
        return text.lines().map(line -> {
            String[] parts = line.split(" ");
            return new Settled(Long.parseLong(parts[0]), parts[1], parts[2].equals(NO_LICENCE) ? null : parts[2],
                    Integer.parseInt(parts[3]), Long.parseLong(parts[4]));
        }).toList();
    }
}
