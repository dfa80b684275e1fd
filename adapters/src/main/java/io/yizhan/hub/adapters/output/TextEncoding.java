package io.yizhan.hub.adapters.output;

import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/**
 * The encoding a message is written in. Named strictly: GBK and GB2312 are what they say, unlike in reading, for who asks for them may
 * not understand the rest of GB18030.
 *
 * @param mark whether a byte order mark goes first
 */
public record TextEncoding(Charset charset, boolean mark) {

    private static final String MARK = "\uFEFF";
    private static final List<String> NOT_WRITABLE = List.of("ISO-2022-CN", "x-JISAutoDetect");

    /**
     * The keys {@code encoding} and {@code bom} of a format block. {@code auto}, which reading takes, is the fallback.
     *
     * @param fallback the charset where none is named
     */
    public static TextEncoding of(Block format, Charset fallback) {
        String name = format.text("encoding", "auto");
        Charset charset = name.equals("auto") ? fallback : named(format, name, fallback);
        boolean eitherEnd = charset.equals(StandardCharsets.UTF_16);
        boolean mark = format.flag("bom", eitherEnd);
        // The JDK's UTF-16 writes a mark of its own.
        return new TextEncoding(eitherEnd ? StandardCharsets.UTF_16BE : charset, mark);
    }

    private static Charset named(Block format, String name, Charset fallback) {
        try {
            Charset charset = Charset.forName(name);
            if (charset.canEncode() && !NOT_WRITABLE.contains(charset.name())) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // As below: it can't be written.
        }
        format.fault("encoding", "no encoding to write in; give UTF-8, GB18030 or another charset of the JDK");
        return fallback;
    }

    /** Why a text can't be written, or null. */
    public Violation obstacle(String name, String text) {
        return charset.newEncoder().canEncode(text) ? null : new Violation(name, "E-OUT-ENCODING", "a character that " + charset.name()
                + " lacks; deliver in GB18030 or UTF-8");
    }

    /** Bytes of a text without obstacle, no mark before them. */
    public byte[] bytes(CharSequence text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text was to be written that " + charset.name() + " can't hold; ask for obstacles first", e);
        }
    }

    /** A whole message, with the mark where there is one. */
    public byte[] message(CharSequence text) {
        if (!mark) {
            return bytes(text);
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(bytes(MARK));
        message.writeBytes(bytes(text));
        return message.toByteArray();
    }

    /** A media type with the charset. */
    public String mediaType(String type) {
        return type + "; charset=" + charset.name();
    }
}
