package io.yizhan.hub.adapters.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a message with gzip (RFC 1952, told by its magic number 1F 8B) undone and their number bounded: more than the limit is
 * {@code E-MESSAGE-TOO-LARGE}, or {@code E-GZIP-BOMB} where they were compressed; so is more than 200 times the compressed bytes
 * once past 16 MiB. Damaged gzip is {@code E-GZIP-DAMAGED}. Gzip within gzip is not undone.
 */
public final class Plain extends FilterInputStream {

    /** What it may find wrong with a message. */
    public static final List<String> CODES = List.of("E-MESSAGE-TOO-LARGE", "E-GZIP-BOMB", "E-GZIP-DAMAGED");

    static final long RATIO_FREE_BYTES = 16L << 20;
    static final long MAX_RATIO = 200;
    private static final int BUFFER = 64 * 1024;

    private final Compressed compressed;
    private final long limit;
    private long count;

    private Plain(InputStream plain, Compressed compressed, long limit) {
        super(plain);
        this.compressed = compressed;
        this.limit = limit;
    }

    /** @param bytes as received; closed by closing what this returns; @param limit most bytes after undoing gzip */
    public static InputStream of(InputStream bytes, long limit) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (!gzip) {
            return new Plain(buffered, null, limit);
        }
        Compressed compressed = new Compressed(buffered);
        try {
            return new Plain(new GZIPInputStream(compressed, BUFFER), compressed, limit);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw compressed == null ? e : damaged(e);
        }
        if (read > 0) {
            count += read;
            check();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new UnsupportedOperationException("skipping would pass the guard");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws UnreadableInput {
        if (compressed == null) {
            if (count > limit) {
                throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "more than " + limit + " bytes; send it in several messages");
            }
        } else if (count > limit || count > RATIO_FREE_BYTES && count / MAX_RATIO > compressed.count) {
            throw new UnreadableInput("E-GZIP-BOMB", "expands to more than " + (count > limit ? limit + " bytes" : MAX_RATIO + " times its size")
                    + "; send it in several messages, or uncompressed");
        }
    }

    private static UnreadableInput damaged(IOException cause) {
        return new UnreadableInput("E-GZIP-DAMAGED", "begins as gzip, but is damaged or cut short; send it again", cause);
    }

    /** Counts what goes into the inflater, and says that more may follow, without which GZIPInputStream drops a second member. */
    private static final class Compressed extends FilterInputStream {

        private long count;

        Compressed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
