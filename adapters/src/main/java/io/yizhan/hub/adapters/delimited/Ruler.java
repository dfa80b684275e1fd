package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapters.recognition.Dashes;
import java.util.List;

/** The row of dashes that a database's listing draws below the names of its columns. */
final class Ruler {

    private Ruler() {
    }

    static boolean is(List<String> row) {
        boolean dashes = false;
        for (String text : row) {
            // The ends of a row in bars are empty.
            if (!text.isEmpty() && !Dashes.areAll(text, "-=", " +:")) {
                return false;
            }
            dashes |= !text.isEmpty();
        }
        return dashes;
    }
}
