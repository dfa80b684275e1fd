package io.yizhan.hub.adapters.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;

/** Writes records of fixed width: texts padded with spaces to so many bytes, lines ended with CRLF. */
final class FixedWidth {

    private FixedWidth() {
    }

    static byte[] lines(List<Integer> widths, Charset charset, List<List<String>> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (List<String> texts : records) {
            for (int i = 0; i < widths.size(); i++) {
                byte[] bytes = texts.get(i).getBytes(charset);
                if (bytes.length > widths.get(i)) {
                    throw new IllegalArgumentException("field " + i + " is wider than its " + widths.get(i) + " bytes");
                }
                out.writeBytes(bytes);
                out.writeBytes(" ".repeat(widths.get(i) - bytes.length).getBytes(charset));
            }
            out.writeBytes("\r\n".getBytes(charset));
        }
        return out.toByteArray();
    }
}
