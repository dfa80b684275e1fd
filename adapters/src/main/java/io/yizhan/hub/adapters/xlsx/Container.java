package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The parts of a workbook's zip file. A zip file's table of contents is at its end, so the bytes go to a temporary file first, which
 * is unlinked as soon as it is open.
 *
 * <p>Bounded: the parts read may inflate to no more than the message's limit, and past 16 MiB to no more than
 * {@value #MAX_RATIO} times the file ({@code E-ZIP-BOMB}); the table of contents, which is read whole, to {@value #MAX_CONTENTS} bytes.
 */
final class Container implements Closeable {

    static final long RATIO_FREE_BYTES = 16L << 20;
    static final long MAX_RATIO = 200;
    static final int MAX_CONTENTS = 4 << 20;

    /** End of central directory: signature, disks, entries, size at 12, offset, length of the comment at 20. */
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;

    private final ZipFile zip;
    private final long size;
    private final long limit;
    private long inflated;

    private Container(ZipFile zip, long size, long limit) {
        this.zip = zip;
        this.size = size;
        this.limit = limit;
    }

    /** @param bytes of the file; closed by closing what this returns; @param limit most bytes after inflating */
    static Container of(InputStream bytes, long limit) throws IOException {
        Path file = Files.createTempFile("yizhan", ".xlsx");
        try (bytes) {
            long size = Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            checkContents(file, size);
            return new Container(new ZipFile(file.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE), size, limit);
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The bytes of a part, or null where there is none of that name. */
    InputStream part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        try {
            return entry == null ? null : new Inflated(zip.getInputStream(entry));
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static void checkContents(Path file, long size) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(END_RECORD).order(ByteOrder.LITTLE_ENDIAN);
        if (size >= END_RECORD) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
                bytes.seek(size - END_RECORD);
                bytes.readFully(end.array());
            }
        }
        if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
            throw new UnreadableInput("E-XLSX-SYNTAX", "no workbook of Office Open XML; save it as .xlsx, unprotected, and send it whole");
        }
        if (Integer.compareUnsigned(end.getInt(12), MAX_CONTENTS) > 0) {
            throw new UnreadableInput("E-ZIP-BOMB", "the workbook has a table of contents of more than " + MAX_CONTENTS + " bytes; save it anew");
        }
    }

    private static UnreadableInput damaged(Exception cause) {
        return new UnreadableInput("E-XLSX-SYNTAX", "the workbook's zip file is damaged or protected; save it anew and send it again", cause);
    }

    private final class Inflated extends FilterInputStream {

        Inflated(InputStream in) {
            super(in);
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
                throw damaged(e);
            }
            inflated += Math.max(read, 0);
            if (inflated > limit || inflated > RATIO_FREE_BYTES && inflated / MAX_RATIO > size) {
                throw new UnreadableInput("E-ZIP-BOMB", "expands to more than " + (inflated > limit ? limit + " bytes" : MAX_RATIO + " times its size")
                        + "; send it in several workbooks");
            }
            return read;
        }

        @Override
        public long skip(long bytes) {
            throw new UnsupportedOperationException("skipping would pass the guard");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
