package io.yizhan.hub.exchange.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, read by one worker thread as it arrives: at most {@value #WINDOW} network buffers are held, and the sender waits
 * while nobody reads. A body that stops short or comes too slowly is a {@link ProblemException}, never a short stream.
 */
final class RequestStream extends InputStream {

    /** Buffers asked for ahead of the reader; Vert.x hands out at most 64 KiB in one. */
    private static final int WINDOW = 4;

    private static final int SLOWEST_SECONDS = 30;

    /** What is read and thrown away so that a sender gets to read its answer, before the connection is cut. */
    private static final long DISCARDED_BYTES = 8 * 1024 * 1024L;

    private static final Object END = new Object();

    private final HttpServerRequest request;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int position;
    private boolean opened;
    private boolean ended;

    RequestStream(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (position == current.length()) {
            if (ended || !next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, into, offset);
        position += count;
        return count;
    }

    /** Lets go of what was not read, so that the connection can serve the next request or end. */
    void release() {
        if (ended) {
            return;
        }
        long[] discarded = {0};
        try {
            request.handler(buffer -> {
                discarded[0] += buffer.length();
                if (discarded[0] > DISCARDED_BYTES) {
                    request.connection().close();
                }
            });
        } catch (IllegalStateException e) {
            return; // the body came to its end in the meantime: nothing is left to let go of
        }
        request.resume();
    }

    private boolean next() {
        open();
        Object next;
        try {
            next = arrived.poll(SLOWEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException("E-BODY-BROKEN", "the hub stopped while the body was being read; send it again");
        }
        if (next == null) {
            throw new ProblemException("E-BODY-SLOW", "no byte of the body came for " + SLOWEST_SECONDS + " s; send it again");
        }
        if (next instanceof Throwable broken) {
            throw new ProblemException("E-BODY-BROKEN", "the body broke off before its end; send it again", broken);
        }
        if (next == END) {
            ended = true;
            return false;
        }
        current = (Buffer) next;
        position = 0;
        request.fetch(1);
        return true;
    }

    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.handler(arrived::add).exceptionHandler(arrived::add).endHandler(end -> arrived.add(END));
        request.fetch(WINDOW);
    }
}
