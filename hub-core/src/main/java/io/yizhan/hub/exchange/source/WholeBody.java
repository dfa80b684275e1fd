package io.yizhan.hub.exchange.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer that says how long it is: one that ends before is broken off, not short. The JDK's client doesn't tell. */
final class WholeBody extends FilterInputStream {

    private final long promised;
    private long read;

    /** @param promised bytes, or -1 where the answer does not say */
    WholeBody(InputStream in, long promised) {
        super(in);
        this.promised = promised;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            read += count;
        } else if (count < 0 && read < promised) {
            throw new EOFException("the answer broke off after " + read + " of " + promised + " bytes");
        }
        return count;
    }
}
