package io.yizhan.hub.codec;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/** A flat object of texts whose canonical JSON is written once, to be had whole and in pieces. Immutable. */
public final class CanonicalMembers {

    private final SortedMap<String, String> texts;
    private final byte[] object;
    private final String[] names;
    /** Where each member begins, and one past the end: a comma or the closing brace is between two of them. */
    private final int[] begins;
    private final int[] colons;

    private CanonicalMembers(SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(texts);
        names = new String[texts.size()];
        begins = new int[texts.size() + 1];
        colons = new int[texts.size()];
        CanonicalWriter writer = new CanonicalWriter();
        writer.put('{');
        int at = 0;
        for (Map.Entry<String, String> member : texts.entrySet()) {
            if (at > 0) {
                writer.put(',');
            }
            names[at] = member.getKey();
            begins[at] = writer.length();
            writer.name(member.getKey());
            colons[at++] = writer.length();
            writer.put(':');
            writer.value(member.getValue());
        }
        begins[at] = at == 0 ? writer.length() : writer.length() + 1;
        writer.put('}');
        object = writer.bytes();
    }

    /** @param texts in the natural order of their names; not to be changed any more @throws IllegalArgumentException as {@link CanonicalJson} */
    public static CanonicalMembers of(SortedMap<String, String> texts) {
        return new CanonicalMembers(texts);
    }

    public SortedMap<String, String> texts() {
        return texts;
    }

    /** Canonical JSON of the object. */
    public byte[] object() {
        return object.clone();
    }

    /** The same without one member; the whole where there is none of that name. */
    public byte[] objectWithout(String name) {
        int at = Arrays.binarySearch(names, name);
        if (at < 0) {
            return object();
        }
        boolean last = at == names.length - 1;
        int from = last && at > 0 ? begins[at] - 1 : begins[at];
        int to = last ? begins[at + 1] - 1 : begins[at + 1];
        byte[] rest = Arrays.copyOf(object, object.length - (to - from));
        System.arraycopy(object, to, rest, from, object.length - to);
        return rest;
    }

    /** Told each member in order. */
    @FunctionalInterface
    public interface Pairs {
        /** @param pair {@code "name","text"}: the two as elements of a canonical array */
        void pair(String name, byte[] pair);
    }

    public void forEachPair(Pairs pairs) {
        for (int i = 0; i < names.length; i++) {
            byte[] pair = Arrays.copyOfRange(object, begins[i], begins[i + 1] - 1);
            pair[colons[i] - begins[i]] = ',';
            pairs.pair(names[i], pair);
        }
    }
}
