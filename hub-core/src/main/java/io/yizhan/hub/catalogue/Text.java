package io.yizhan.hub.catalogue;

/** A name people see, in both languages. */
public record Text(String zh, String en) {
}
