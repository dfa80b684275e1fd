package io.yizhan.hub.evidence;

import java.util.Locale;

/** What the log can tell. */
public enum EventType {
    RECEIVED, REGISTERED, REJECTED, PARKED, FORWARDED, DELIVERED, DISCLOSED, REFUSED, OPERATED;

    /** The {@code type} member of the entry. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of an {@link #id()}. @throws IllegalArgumentException where there is none of that name */
    public static EventType of(String id) {
        for (EventType type : values()) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no entry of an evidence log: unknown type (E-ENTRY-FORM)");
    }
}
