package io.yizhan.hub.evidence;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One event before it is an entry: a type and members, canonical JSON when appended. Members are digests, decisions, ids and counts;
 * never a field of a licence, and a holder only as keyed hash.
 *
 * <p>Members in use: {@code message} (id), {@code record} (number), {@code licence} (opaque id), {@code version},
 * {@code department}, {@code feed}, {@code consumer}, {@code digest}, {@code seal}, {@code holder}, {@code codes}, {@code rules},
 * {@code item}, {@code case}, {@code operator}, {@code reason} (a stable code), {@code counts}, {@code answer}; which type has which is in
 * the module's README.
 *
 * @param time    written with milliseconds
 * @param members values as {@link CanonicalJson} takes them; all but {@code type} and {@code time}
 */
public record Event(EventType type, Instant time, SortedMap<String, Object> members) {

    private static final String TYPE = "type";
    private static final String TIME = "time";
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Events of one moment bear one time. */
    private static volatile Written lastWritten = new Written(Instant.EPOCH, MILLISECONDS.format(Instant.EPOCH));

    private record Written(Instant time, String text) {
    }

    public Event {
        if (members.containsKey(TYPE) || members.containsKey(TIME)) {
            throw new IllegalArgumentException("event " + type.id() + ": type and time are no members (E-EVENT-MEMBER)");
        }
        members = Collections.unmodifiableSortedMap(members);
    }

    public static Event of(EventType type, Instant time) {
        return new Event(type, time, Collections.emptySortedMap());
    }

    /** The event with one more member; a null value adds none. */
    public Event with(String name, Object value) {
        if (value == null) {
            return this;
        }
        SortedMap<String, Object> more = new TreeMap<>(members);
        more.put(name, value);
        return new Event(type, time, more);
    }

    /** The entry: canonical JSON of the members with {@code type} and {@code time} (RFC 3339, UTC, milliseconds). */
    public byte[] entry() {
        SortedMap<String, Object> all = new TreeMap<>(members);
        all.put(TYPE, type.id());
        all.put(TIME, written(time));
        return CanonicalJson.bytes(all);
    }

    private static String written(Instant time) {
        Written last = lastWritten;
        if (!last.time().equals(time)) {
            last = new Written(time, MILLISECONDS.format(time));
            lastWritten = last;
        }
        return last.text();
    }

    /** The event an entry tells of. @throws IllegalArgumentException where the bytes are no entry of this log's kind */
    public static Event ofEntry(byte[] entry) {
        try {
            Map<String, Object> all = Json.object(entry);
            SortedMap<String, Object> members = new TreeMap<>(all);
            if (members.remove(TYPE) instanceof String type && members.remove(TIME) instanceof String time) {
                return new Event(EventType.of(type), Instant.parse(time), members);
            }
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no entry of an evidence log: not JSON, or its time no time (E-ENTRY-FORM)", e);
        }
        throw new IllegalArgumentException("no entry of an evidence log: type or time is missing (E-ENTRY-FORM)");
    }
}
