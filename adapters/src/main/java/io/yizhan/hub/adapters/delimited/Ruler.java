package io.yizhan.hub.adapters.delimited;

import java.util.List;
import java.util.regex.Pattern;

/** The row of dashes that a database's listing draws below the names of its columns. */
final class Ruler {

    private static final Pattern DASHES = Pattern.compile("[ +:=-]*[-=]{2,}[ +:=-]*");

    private Ruler() {
    }

    static boolean is(List<String> row) {
        boolean dashes = false;
        for (String text : row) {
            // The ends of a row in bars are empty.
            if (!text.isEmpty() && !DASHES.matcher(text).matches()) {
                return false;
            }
            dashes |= !text.isEmpty();
        }
        return dashes;
    }
}
