package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapters.mapping.DatePattern;
import io.yizhan.hub.licence.FoodLicenceNumber;
import io.yizhan.hub.licence.RegistrationNumber;
import io.yizhan.hub.licence.ResidentId;
import io.yizhan.hub.licence.Uscc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Values so regular that a field of them is told wherever it stands in a record; the surest first. */
enum KnownShapes {
    HOLDER_CODE(18, 0.8, false, text -> Uscc.isValid(text) || ResidentId.isValid(text)),
    FOOD_LICENCE(16, 0.8, false, FoodLicenceNumber::isValid),
    REGISTRATION(15, 0.9, false, RegistrationNumber::isValid),
    STAMP(19, 0.9, false, text -> Days.STAMP.day(text) != null),
    LONG_DAY(10, 0.9, false, text -> Days.LONG.stream().anyMatch(pattern -> pattern.day(text) != null)),
    DAY(8, 0.95, true, KnownShapes::isDay);

    private static final int FEWEST = 3;

    private final int length;
    private final double least;
    private final boolean needsBoundary;
    private final Predicate<String> holds;

    KnownShapes(int length, double least, boolean needsBoundary, Predicate<String> holds) {
        this.length = length;
        this.least = least;
        this.needsBoundary = needsBoundary;
        this.holds = holds;
    }

    int length() {
        return length;
    }

    /** True where the shape may be part of a longer number, so that it must end where digits end. */
    boolean needsBoundary() {
        return needsBoundary;
    }

    /** True where nearly all records that are filled at a place have the shape there; an end without limit may be a word. */
    boolean holds(List<byte[]> records, int at) {
        int filled = 0;
        int held = 0;
        for (byte[] record : records) {
            String text = new String(record, at, length, StandardCharsets.ISO_8859_1);
            boolean word = record[at] < 0 && text.endsWith("  ");
            if (!text.isBlank() && !word && !text.chars().allMatch(c -> c == '0')) {
                filled++;
                held += holds.test(text) ? 1 : 0;
            }
        }
        return filled >= Math.min(FEWEST, records.size()) && held >= least * filled;
    }

    private static boolean isDay(String text) {
        return (text.startsWith("19") || text.startsWith("20") || text.startsWith("9999")) && Days.SHORT.day(text) != null;
    }

    /** Apart, as an enum's constants are made before its own fields. */
    private static final class Days {
        static final DatePattern STAMP = new DatePattern("yyyy-MM-dd HH:mm:ss");
        static final List<DatePattern> LONG = List.of(new DatePattern("yyyy-MM-dd"), new DatePattern("yyyy/MM/dd"), new DatePattern("dd.MM.yyyy"));
        static final DatePattern SHORT = new DatePattern("yyyyMMdd");
    }
}
