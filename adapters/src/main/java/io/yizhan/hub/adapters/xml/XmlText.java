package io.yizhan.hub.adapters.xml;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** XML 1.0 text as it grows, every character escaped that needs to be. Used by one thread. */
final class XmlText {

    private final StringBuilder text = new StringBuilder();
    private final CharsetEncoder encoder;
    private boolean inTag;

    /** @param charset in which it will be written: what it lacks becomes character references */
    XmlText(Charset charset) {
        encoder = charset.newEncoder();
    }

    /** True for what XML 1.0 calls Char (2.2). */
    static boolean isCharacter(int c) {
        return c >= 0x20 && c < 0xd800 || c == '\t' || c == '\n' || c == '\r' || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }

    void declaration(String encoding) {
        text.append("<?xml version=\"1.0\" encoding=\"").append(encoding).append("\"?>\n");
    }

    void open(String element) {
        endTag();
        text.append('<').append(element);
        inTag = true;
    }

    /** Of the element just opened. */
    void attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        escape(value, true);
        text.append('"');
    }

    void content(String content) {
        endTag();
        escape(content, false);
    }

    void close(String element) {
        if (inTag) {
            text.append("/>");
            inTag = false;
        } else {
            text.append("</").append(element).append('>');
        }
    }

    CharSequence text() {
        return text;
    }

    private void endTag() {
        if (inTag) {
            text.append('>');
            inTag = false;
        }
    }

    private void escape(String value, boolean attribute) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> {
                    String character = Character.toString(c);
                    // A parser turns CR into LF, and both and tabs into spaces within an attribute.
                    boolean lost = c == '\r' || attribute && (c == '"' || c == '\n' || c == '\t') || !encoder.canEncode(character);
                    text.append(lost ? "&#x" + Integer.toHexString(c) + ";" : character);
                }
            }
        });
    }
}
