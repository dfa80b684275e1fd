package io.yizhan.hub.adapter;

import java.util.Map;
import java.util.function.Function;

/**
 * What {@code department.yaml} says of one feed, as plain maps, lists and scalars.
 *
 * @param department id of the department
 * @param feed       id of the feed
 * @param type       licence type id
 * @param statement  what a record states
 * @param format     the block below the format's name
 * @param mapping    canonical field name to verb block, plus {@code nullWords} and {@code unlimitedWords}
 * @param codeTables code table by name: source word to canonical code; null where there is no such table
 * @param maxMessageBytes most bytes of one message after undoing compression: the licence type's limit
 */
public record AdapterSettings(String department, String feed, String type, Statement statement,
        Map<String, Object> format, Map<String, Object> mapping, Function<String, Map<String, String>> codeTables, long maxMessageBytes) {

    /** Limit where none is told, 1 GiB: more than any register sends at once. */
    public static final long DEFAULT_MAX_MESSAGE_BYTES = 1L << 30;

    public AdapterSettings(String department, String feed, String type, Statement statement, Map<String, Object> format,
            Map<String, Object> mapping, Function<String, Map<String, String>> codeTables) {
        this(department, feed, type, statement, format, mapping, codeTables, DEFAULT_MAX_MESSAGE_BYTES);
    }
}
