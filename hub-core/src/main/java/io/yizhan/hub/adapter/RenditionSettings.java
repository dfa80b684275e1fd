package io.yizhan.hub.adapter;

import java.util.Map;
import java.util.function.Function;

/**
 * What {@code department.yaml} says of one delivery, as plain maps, lists and scalars.
 *
 * @param department id of the department that receives
 * @param delivery   id of the delivery
 * @param type       licence type id
 * @param format     the block below the format's name
 * @param mapping    the department's name to verb block, plus {@code unlimitedWords}; empty where there is only a feed to reverse
 * @param reverse    the mapping of the feed that is read backwards, whose names {@code mapping} does not give; or null
 * @param codeTables code table by name: source word to canonical code; null where there is no such table
 */
public record RenditionSettings(String department, String delivery, String type, Map<String, Object> format, Map<String, Object> mapping,
        Map<String, Object> reverse, Function<String, Map<String, String>> codeTables) {
}
