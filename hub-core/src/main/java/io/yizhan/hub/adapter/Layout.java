package io.yizhan.hub.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the messages of a feed are laid out.
 *
 * @param settings     the format's settings by the keys of {@code department.yaml}, what is not set with its default; a list has its
 *                     elements joined by a comma, a map is one entry a key, {@code namespaces.a}
 * @param unit         what {@code places} count: {@code byte}, {@code character} or {@code screen-column}, or whole columns ({@code column}); null where names
 *                     alone tell
 * @param places       where each source name stands, for formats that go by position
 * @param recordCodes  violations for which a record can't be read at all
 * @param messageCodes codes for which a whole message is refused
 */
public record Layout(Map<String, String> settings, String unit, List<Place> places, List<String> recordCodes, List<String> messageCodes) {

    /** Of an adapter that does not tell. */
    public static final Layout UNTOLD = new Layout(Map.of(), null, List.of(), List.of(), List.of());

    /**
     * A source name's place in the record.
     *
     * @param start one-based
     */
    public record Place(String name, int start, int length) {
    }

    public Layout {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        places = List.copyOf(places);
        recordCodes = List.copyOf(recordCodes);
        messageCodes = List.copyOf(messageCodes);
    }
}
