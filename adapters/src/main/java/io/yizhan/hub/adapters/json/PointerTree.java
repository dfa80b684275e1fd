package io.yizhan.hub.adapters.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON pointers (RFC 6901) by their segments, so that one pass over a record finds the values of all. */
final class PointerTree {

    private final Map<String, PointerTree> children = new HashMap<>();
    private final String path;
    private String pointer;

    PointerTree() {
        this("");
    }

    private PointerTree(String path) {
        this.path = path;
    }

    void add(String pointer) {
        PointerTree place = this;
        for (String segment : segments(pointer)) {
            PointerTree above = place;
            place = place.children.computeIfAbsent(segment, name -> new PointerTree(above.below(name)));
        }
        place.pointer = pointer;
    }

    /** Adds a member of the record itself, kept under its own name. */
    void addMember(String name) {
        children.computeIfAbsent(name, n -> new PointerTree(below(n))).pointer = name;
    }

    /** The place of a member name or array index below this, or null. */
    PointerTree child(String segment) {
        return children.get(segment);
    }

    /** The pointer to this place, whether or not its text is kept. */
    String path() {
        return path;
    }

    /** The pointer to a member or element of this place. */
    String below(String segment) {
        return below(path, segment);
    }

    static String below(String pointer, String segment) {
        return pointer + "/" + segment.replace("~", "~0").replace("/", "~1");
    }

    /** True where all places below are elements, as those of a row without names. */
    boolean isRow() {
        return !children.isEmpty() && children.keySet().stream().allMatch(segment -> segment.matches("[0-9]+"));
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The pointer or member name that ends here, or null. */
    String pointer() {
        return pointer;
    }

    static boolean isPointer(String text) {
        return text.isEmpty() || text.startsWith("/");
    }

    static List<String> segments(String pointer) {
        return pointer.isEmpty() ? List.of()
                : Stream.of(pointer.substring(1).split("/", -1)).map(segment -> segment.replace("~1", "/").replace("~0", "~")).toList();
    }
}
