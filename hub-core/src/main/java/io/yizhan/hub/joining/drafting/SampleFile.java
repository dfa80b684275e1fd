package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.Sample;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads the beginning of a sample's file, gzip undone; no more than {@value #MAX_BYTES} bytes of it. */
public final class SampleFile {

    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_LAYOUT = 1 << 20;

    private SampleFile() {
    }

    /** @param layout a file that describes the fields, or null */
    public static Sample read(Path file, Path layout) throws IOException {
        try (InputStream bytes = plain(file)) {
            byte[] begin = bytes.readNBytes(MAX_BYTES);
            return new Sample(file.getFileName().toString(), begin, bytes.read() < 0, layout == null ? null : beginning(layout));
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream bytes = plain(file)) {
            return bytes.readNBytes(MAX_LAYOUT);
        }
    }

    private static InputStream plain(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }
}
