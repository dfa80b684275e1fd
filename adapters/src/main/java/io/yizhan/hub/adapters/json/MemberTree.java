package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the texts of a record go: JSON pointers by their segments, in the order they were added. */
final class MemberTree {

    private final Map<String, MemberTree> members = new LinkedHashMap<>();
    private String name;

    /** @return what is wrong with the pointer beside those there already, with the cure, or null */
    String add(String pointer) {
        MemberTree place = this;
        for (String segment : PointerTree.segments(pointer)) {
            if (place.name != null) {
                return "lies below " + place.name + ", which is a text; give one of them another place";
            }
            place = place.members.computeIfAbsent(segment, member -> new MemberTree());
        }
        if (!place.members.isEmpty()) {
            return "holds other names below it and can't be a text; give one of them another place";
        }
        place.name = pointer;
        return null;
    }

    /** Writes the value at hand; members without a text are left out, elements of a list are null. */
    void write(JsonGenerator json, Map<String, String> record) throws IOException {
        if (name != null) {
            json.writeString(record.get(name));
        } else if (isList()) {
            json.writeStartArray();
            for (MemberTree element : members.values()) {
                element.write(json, record);
            }
            json.writeEndArray();
        } else {
            json.writeStartObject();
            for (Map.Entry<String, MemberTree> member : members.entrySet()) {
                if (member.getValue().isIn(record)) {
                    json.writeFieldName(member.getKey());
                    member.getValue().write(json, record);
                }
            }
            json.writeEndObject();
        }
    }

    private boolean isIn(Map<String, String> record) {
        return name != null ? record.get(name) != null : members.values().stream().anyMatch(member -> member.isIn(record));
    }

    /** Its members are 0, 1, 2, … in this order. */
    private boolean isList() {
        int index = 0;
        for (String member : members.keySet()) {
            if (!member.equals(String.valueOf(index++))) {
                return false;
            }
        }
        return index > 0;
    }
}
