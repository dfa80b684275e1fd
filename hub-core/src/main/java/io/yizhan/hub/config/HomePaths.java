package io.yizhan.hub.config;

import java.nio.file.Path;

/** Paths below the hub's home: folders, and the files that hold secrets, which never stand in the configuration itself. */
final class HomePaths {

    private HomePaths() {
    }

    /** A required path, with {@code /}; null where its fault was told. @param example one that would do */
    static String read(Section section, String key, String example) {
        String text = section.text(key);
        if (text == null) {
            return null;
        }
        // The drive letter and backslash of another system would make it absolute there.
        Path path = text.matches(".*[\\\\:\\x00].*") ? null : Path.of(text).normalize();
        if (path == null || path.isAbsolute() || path.startsWith("..") || path.toString().isEmpty()) {
            section.fault(key, "E-CONFIG-PATH", "must lie below the hub's home; write a relative path with /, e.g. " + example);
            return null;
        }
        return path.toString();
    }

    /** A file that holds a secret, or null where the key is absent. Tells of a secret written where its file's name belongs. */
    static String secret(Section section, String key, String inPlain) {
        if (section.has(inPlain)) {
            section.fault(inPlain, "E-CONFIG-SECRET", "no secret stands in the configuration; put it into a file of the hub's home and name that as "
                    + key + ", e.g. secrets/front.password");
        }
        return section.has(key) ? read(section, key, "secrets/front.password") : null;
    }
}
