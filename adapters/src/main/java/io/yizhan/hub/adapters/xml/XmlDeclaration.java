package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The XML declaration (XML 1.0, 2.8): read ahead of the parser, which would decode what it declares leniently. */
final class XmlDeclaration {

    private static final int LONGEST = 256;
    private static final Pattern ENCODING = Pattern.compile("^(?:\u00ef\u00bb\u00bf)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private XmlDeclaration() {
    }

    /** The encoding declared; {@code auto} where there is none. Takes nothing from the bytes. */
    static Encoding encoding(BufferedInputStream bytes) throws IOException {
        bytes.mark(LONGEST);
        String beginning = new String(bytes.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        bytes.reset();
        Matcher declared = ENCODING.matcher(beginning);
        if (!declared.find()) {
            return Encoding.AUTO;
        }
        return Encoding.named(declared.group(1)).orElseThrow(() -> new UnreadableInput("E-ENCODING",
                "the XML declaration names an encoding that is not known here; send UTF-8 or GB18030"));
    }
}
