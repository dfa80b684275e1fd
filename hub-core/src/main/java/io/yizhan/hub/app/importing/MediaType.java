package io.yizhan.hub.app.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What to say in Content-Type for a file: by its first bytes where they tell, else by its name. */
final class MediaType {

    private static final int PEEK = 64;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, String> BY_NAME = Map.of("csv", "text/csv", "tsv", "text/csv", "txt", "text/plain",
            "json", "application/json", "jsonl", "application/json", "xml", "application/xml", "gz", "application/gzip");

    private MediaType() {
    }

    static String of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(PEEK);
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return "application/gzip";
        }
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return WORKBOOK;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String known = BY_NAME.get(name.substring(name.lastIndexOf('.') + 1));
        return known != null ? known : byContent(head);
    }

    private static String byContent(byte[] head) {
        for (byte b : head) {
            if (b == '<') {
                return "application/xml";
            }
            if (b == '{' || b == '[') {
                return "application/json";
            }
            // Bytes that may come before the first character in any encoding: white space, NUL, byte order marks.
            boolean before = b <= ' ' && b >= 0 || (b & 0xff) == 0xef || (b & 0xff) == 0xbb || (b & 0xff) == 0xbf || (b & 0xff) >= 0xfe;
            if (!before) {
                return "text/plain";
            }
        }
        return "text/plain";
    }
}
