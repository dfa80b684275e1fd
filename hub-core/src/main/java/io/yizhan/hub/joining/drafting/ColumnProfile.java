package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.catalogue.NamesInUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the values of a column look like. Immutable. */
final class ColumnProfile {

    private final SourceColumn column;
    private final List<String> meant = new ArrayList<>();
    private final Set<String> nullWords = new LinkedHashSet<>();
    private final Set<String> unlimitedWords = new LinkedHashSet<>();
    private final Map<Kind, Double> shares = new EnumMap<>(Kind.class);
    private final int distinct;

    ColumnProfile(SourceColumn column, NamesInUse.Words words) {
        this.column = column;
        for (String value : column.values()) {
            String text = value.strip();
            if (words.unlimitedWords().contains(text)) {
                unlimitedWords.add(text);
            } else if (words.nullWords().contains(text)) {
                nullWords.add(text);
            } else if (!text.isEmpty()) {
                meant.add(text);
            }
        }
        distinct = new HashSet<>(meant).size();
        for (Kind kind : Kind.values()) {
            shares.put(kind, meant.isEmpty() ? 0 : meant.stream().filter(kind::holds).count() / (double) meant.size());
        }
    }

    SourceColumn column() {
        return column;
    }

    /** The values that say something. */
    List<String> meant() {
        return meant;
    }

    int records() {
        return column.values().size();
    }

    boolean isEmpty() {
        return meant.isEmpty();
    }

    int distinct() {
        return distinct;
    }

    /** True where all values are the same, and there are several. */
    boolean isConstant() {
        return distinct == 1 && meant.size() > 1;
    }

    /** True where few values come again and again, as words of a list do. */
    boolean isRepetitive() {
        return meant.size() >= 4 && distinct <= Math.max(2, Math.min(20, meant.size() / 2));
    }

    /** True where the values are 1, 2, 3 and on. */
    boolean countsRecords() {
        for (int i = 0; i < column.values().size(); i++) {
            if (!column.values().get(i).strip().equals(String.valueOf(i + 1))) {
                return false;
            }
        }
        return true;
    }

    Set<String> nullWords() {
        return nullWords;
    }

    Set<String> unlimitedWords() {
        return unlimitedWords;
    }

    /** Share of the values of a kind, from 0 to 1. */
    double share(Kind kind) {
        return shares.get(kind);
    }

    /** The day of a record's value, or null. */
    LocalDate day(int record) {
        return DateForm.anyDay(column.values().get(record).strip());
    }

    /** Share of the values that are words of a table. */
    double shareIn(Set<String> words) {
        return meant.isEmpty() ? 0 : meant.stream().filter(words::contains).count() / (double) meant.size();
    }

    /** The shape of the values for a reader: lengths, kind, how many; never a value. */
    String shape() {
        if (meant.isEmpty()) {
            return "no value in " + records() + " records";
        }
        int shortest = meant.stream().mapToInt(String::length).min().orElse(0);
        int longest = meant.stream().mapToInt(String::length).max().orElse(0);
        Kind surest = null;
        for (Kind kind : Kind.values()) {
            if (share(kind) >= 0.8 && (surest == null || share(kind) > share(surest))) {
                surest = kind;
            }
        }
        String what = surest == null ? "text" : surest.description() + " in " + Math.round(share(surest) * meant.size()) + " of " + meant.size();
        return (shortest == longest ? shortest + "" : shortest + " to " + longest) + " characters, " + what + ", " + distinct + " different, filled in "
                + meant.size() + " of " + records();
    }
}
