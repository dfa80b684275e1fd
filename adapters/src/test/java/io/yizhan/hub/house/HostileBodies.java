package io.yizhan.hub.house;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies as nobody well-meaning sends them. */
final class HostileBodies {

    private HostileBodies() {
    }

    static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    /** @param parts texts in UTF-8, and single bytes */
    static BodyPublisher bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer single) {
                bytes.write(single);
            } else {
                bytes.writeBytes(((String) part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }

    /** Sent as it is made, its length not told. */
    static BodyPublisher chunked(int filling, long size) {
        return BodyPublishers.ofInputStream(() -> stream(filling, size));
    }

    static InputStream stream(int filling, long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? filling : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = (int) Math.min(left, length);
                Arrays.fill(into, offset, offset + count, (byte) filling);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    static byte[] filled(int filling, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) filling);
        return bytes;
    }

    static BodyPublisher gzipped(int filling, long size) {
        return BodyPublishers.ofByteArray(gzip(stream(filling, size)));
    }

    static byte[] gzip(byte[] plain) {
        return gzip(new ByteArrayInputStream(plain));
    }

    static byte[] gzip(InputStream plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            plain.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BodyPublisher cut(byte[] whole) {
        return BodyPublishers.ofByteArray(whole, 0, whole.length - 12);
    }

    static String laughs() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return text.append("]><l>&l9;</l>").toString();
    }
}
