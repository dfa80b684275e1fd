package io.yizhan.hub.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Neighbouring records of one message, told on the outside of what travels over the broker ({@code <message>/<first>/<count>}, its
 * JMSCorrelationID): so that records are accounted for even where the inside can't be read.
 *
 * @param first one-based number of the first record
 */
record Stretch(String message, long first, long count) {

    private static final Pattern LABEL = Pattern.compile("([0-9a-z]+)/([0-9]{1,18})/([0-9]{1,18})");

    static Stretch of(Chunk chunk) {
        return new Stretch(chunk.message(), chunk.firstRecord(), chunk.records().size());
    }

    /** From where a pointer points to the end. @param records of the whole message */
    static Stretch of(Pointer pointer, long records) {
        return new Stretch(pointer.message(), pointer.next(), records - pointer.next() + 1);
    }

    /** The stretches that a label tells of, with spaces between them; empty where it is no such label. */
    static List<Stretch> parse(String label) {
        List<Stretch> stretches = new ArrayList<>();
        for (String part : label == null ? new String[0] : label.split(" ")) {
            Matcher matcher = LABEL.matcher(part);
            if (!matcher.matches()) {
                return List.of();
            }
            stretches.add(new Stretch(matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
        }
        return stretches;
    }

    String label() {
        return message + "/" + first + "/" + count;
    }
}
