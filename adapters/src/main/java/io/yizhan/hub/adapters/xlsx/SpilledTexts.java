package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Texts by number, in two temporary files instead of the heap: their UTF-8, and where each begins. First all are added, then they are
 * asked for. The files are unlinked while they are open.
 */
final class SpilledTexts implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel texts = temporary();
    private final FileChannel places = temporary();
    private final DataOutputStream textsOut = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(texts), BUFFER));
    private final DataOutputStream placesOut = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(places), BUFFER));
    private ByteBuffer text;
    private ByteBuffer place;
    private byte[] scratch = new byte[256];
    private long bytes;
    private long count;

    SpilledTexts() throws IOException {
    }

    void add(String added) throws IOException {
        byte[] utf8 = added.getBytes(StandardCharsets.UTF_8);
        placesOut.writeInt((int) bytes);
        textsOut.write(utf8);
        bytes += utf8.length;
        count++;
        if (bytes > Integer.MAX_VALUE || count > Integer.MAX_VALUE / Integer.BYTES - 1) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "more shared texts than 2 GiB hold; send it in several workbooks");
        }
    }

    /** Ends adding. */
    void seal() throws IOException {
        placesOut.writeInt((int) bytes);
        placesOut.flush();
        textsOut.flush();
        text = texts.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
        place = places.map(FileChannel.MapMode.READ_ONLY, 0, (count + 1) * Integer.BYTES);
    }

    /** The text of a number from 0 on; null where there is none. */
    String get(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        int from = place.getInt(number * Integer.BYTES);
        int length = place.getInt((number + 1) * Integer.BYTES) - from;
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        text.position(from).get(scratch, 0, length);
        return new String(scratch, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        places.close();
    }

    private static FileChannel temporary() throws IOException {
        Path file = Files.createTempFile("yizhan", ".texts");
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
