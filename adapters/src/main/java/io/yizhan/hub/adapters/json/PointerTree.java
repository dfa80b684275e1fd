package io.yizhan.hub.adapters.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON pointers (RFC 6901) by their segments, so that one pass over a record finds the values of all. */
final class PointerTree {

    private final Map<String, PointerTree> children = new HashMap<>();
    private String pointer;

    void add(String pointer) {
        PointerTree place = this;
        for (String segment : segments(pointer)) {
            place = place.children.computeIfAbsent(segment, name -> new PointerTree());
        }
        place.pointer = pointer;
    }

    /** Adds a member of the record itself, kept under its own name. */
    void addMember(String name) {
        children.computeIfAbsent(name, n -> new PointerTree()).pointer = name;
    }

    /** The place of a member name or array index below this, or null. */
    PointerTree child(String segment) {
        return children.get(segment);
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
