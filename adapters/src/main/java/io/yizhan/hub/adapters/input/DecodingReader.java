package io.yizhan.hub.adapters.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a message of any size strictly: a byte sequence that the encoding has not is {@code E-ENCODING} with its offset, never a
 * replacement character. A byte order mark is dropped.
 *
 * <p>Encoding {@code auto}: by byte order mark (UTF-8, UTF-16, GB18030); else UTF-16 where the zero bytes of the beginning betray it
 * ({@link ZeroBytes}); else ASCII passes until the first other byte, and the
 * 64 KiB from there decide: UTF-8 where they are strictly that, else GB18030. The decision stands to the end.
 */
public final class DecodingReader extends Reader {

    static final int WINDOW = 64 * 1024;

    private final InputStream in;
    private final Charset declared;
    private final ByteBuffer bytes = ByteBuffer.allocate(WINDOW).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(WINDOW / 4).limit(0);
    private CharsetDecoder decoder;
    private boolean begun;
    private boolean ended;
    private long received;

    /** @param in closed by closing this */
    public DecodingReader(InputStream in, Encoding encoding) {
        this.in = in;
        this.declared = encoding.charset();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (!decode()) {
                return -1;
            }
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Decodes some more into {@code chars}; false at the end. */
    private boolean decode() throws IOException {
        if (!begun) {
            begin();
        }
        if (!bytes.hasRemaining() && !ended) {
            fill(1);
        }
        if (!bytes.hasRemaining()) {
            return false;
        }
        if (decoder == null && passAscii()) {
            return true;
        }
        if (decoder == null) {
            fill(WINDOW);
            decoder = decoderOf(isUtf8() ? StandardCharsets.UTF_8 : Encoding.GB18030);
        }
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        if (result.isError()) {
            // What was decoded before the fault is still handed out; the fault comes again with the next call.
            if (chars.hasRemaining()) {
                return true;
            }
            throw malformed();
        }
        if (result.isUnderflow() && bytes.hasRemaining() && !ended) {
            fill(bytes.remaining() + 1);
        }
        return true;
    }

    /** Copies the ASCII bytes at hand; false where the first byte is another. */
    private boolean passAscii() {
        chars.clear();
        while (bytes.hasRemaining() && chars.hasRemaining() && bytes.get(bytes.position()) >= 0) {
            chars.put((char) bytes.get());
        }
        chars.flip();
        return chars.hasRemaining();
    }

    private boolean isUtf8() {
        CharBuffer scratch = CharBuffer.allocate(WINDOW);
        return !decoderOf(StandardCharsets.UTF_8).decode(bytes.duplicate(), scratch, ended).isError();
    }

    private void begin() throws IOException {
        begun = true;
        fill(declared == null ? ZeroBytes.WINDOW : 4);
        Charset marked = byteOrderMark();
        if (marked != null && declared != null && !declared.equals(marked) && !declared.equals(StandardCharsets.UTF_16)) {
            throw new UnreadableInput("E-ENCODING", "declared as " + declared + ", but begins with the byte order mark of " + marked
                    + "; correct the declaration or the feed's encoding");
        }
        Charset charset = marked != null ? marked : declared != null ? declared : ZeroBytes.utf16(bytes);
        decoder = charset == null ? null : decoderOf(charset);
    }

    private Charset byteOrderMark() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(0x84, 0x31, 0x95, 0x33) ? Encoding.GB18030 : null;
    }

    /** True, and the bytes taken, where they come next. */
    private boolean startsWith(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xff) != mark[i]) {
                return false;
            }
        }
        bytes.position(bytes.position() + mark.length);
        return true;
    }

    /** Reads until {@code least} bytes are at hand or the message ends. */
    private void fill(int least) throws IOException {
        bytes.compact();
        while (bytes.position() < least && !ended) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read < 0) {
                ended = true;
            } else {
                received += read;
                bytes.position(bytes.position() + read);
            }
        }
        bytes.flip();
    }

    private UnreadableInput malformed() {
        return new UnreadableInput("E-ENCODING", "byte " + (received - bytes.remaining() + 1) + ": not " + decoder.charset()
                + "; send the message in one encoding, or set the feed's encoding");
    }

    private static CharsetDecoder decoderOf(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
