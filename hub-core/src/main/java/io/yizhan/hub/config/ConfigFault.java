package io.yizhan.hub.config;

/**
 * One fault of the configuration.
 *
 * @param file   relative to the configuration directory, with {@code /}; {@code environment} for a variable
 * @param line   one-based, or 0 where the fault is of the file as a whole
 * @param path   dotted path within the file, {@code feeds[0].type}; empty for the file as a whole
 * @param code   stable code, {@code E-CONFIG-…}
 * @param detail what is wrong, and the cure
 */
public record ConfigFault(String file, int line, String path, String code, String detail) {

    /** {@code file#line: path: detail (code)}. */
    @Override
    public String toString() {
        return file + (line > 0 ? "#" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + detail + " (" + code + ")";
    }
}
