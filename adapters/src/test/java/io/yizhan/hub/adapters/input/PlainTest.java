package io.yizhan.hub.adapters.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.adapter.UnreadableMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PlainTest {

    private static final long LIMIT = 1L << 30;
    private static final byte[] TEXT = "老街小馆".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void leavesWhatIsNotGzip() throws IOException {
        for (byte[] bytes : new byte[][] {{}, {0x1f}, TEXT}) {
            assertThat(read(bytes, LIMIT)).isEqualTo(bytes);
        }
    }

    @Test
    void undoesGzipOfSeveralMembers() throws IOException {
        // As from a network: when the first member has come, the second is not there yet.
        InputStream two = new SequenceInputStream(new ByteArrayInputStream(gzip(TEXT)), new ByteArrayInputStream(gzip(TEXT)));
        byte[] plain = Plain.of(two, LIMIT).readAllBytes();
        assertThat(plain).hasSize(2 * TEXT.length).startsWith(TEXT);
    }

    @Test
    void reportsDamageAndWhatIsCutShort() throws IOException {
        byte[] whole = gzip(TEXT);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        assertCode("E-GZIP-DAMAGED", () -> read(damaged, LIMIT));
        assertCode("E-GZIP-DAMAGED", () -> read(Arrays.copyOf(whole, whole.length - 9), LIMIT));
        assertCode("E-GZIP-DAMAGED", () -> read(Arrays.copyOf(whole, 5), LIMIT));
    }

    @Test
    void reportsWhatIsOverTheLimit() throws IOException {
        byte[] random = new byte[100_000];
        new Random(7).nextBytes(random);
        assertCode("E-MESSAGE-TOO-LARGE", () -> read(random, random.length - 1));
        assertCode("E-GZIP-BOMB", () -> read(gzip(random), random.length - 1));
        assertThat(read(gzip(random), random.length)).isEqualTo(random);
    }

    @Test
    void reportsABombAsSoonAsItsRatioShows() throws IOException {
        byte[] bomb = gzip(new byte[40 << 20]);
        ByteArrayInputStream source = new ByteArrayInputStream(bomb);
        assertCode("E-GZIP-BOMB", () -> Plain.of(source, LIMIT).transferTo(OutputStream.nullOutputStream()));
        // Zeros to the amount that is free of the ratio pass.
        assertThat(read(gzip(new byte[(int) Plain.RATIO_FREE_BYTES]), LIMIT)).hasSize((int) Plain.RATIO_FREE_BYTES);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void assertCode(String code, Reading reading) {
        assertThatThrownBy(() -> {
            try {
                reading.run();
            } catch (IOException e) {
                UnreadableInput.unwrap(e);
            }
        }).isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] read(byte[] bytes, long limit) throws IOException {
        try (InputStream plain = Plain.of(new ByteArrayInputStream(bytes), limit)) {
            return plain.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
