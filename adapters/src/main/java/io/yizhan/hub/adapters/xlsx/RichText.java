package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.xml.XmlEvents;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;

/** Texts of cells: of one piece or of several runs, without the readings of East Asian words that may lie beside them. */
final class RichText {

    static final int MAX_CHARS = 1 << 20;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {
    }

    /** The text below the element at hand, which is taken to its end. */
    static String read(XmlEvents events) throws IOException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = events.at().getLocalName();
                if (name.equals("t")) {
                    characters(events, text);
                } else if (name.equals("rPh")) {
                    skip(events);
                } else {
                    open++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
        return unescaped(text);
    }

    /** Appends the characters of the element at hand, which is taken to its end. */
    static void characters(XmlEvents events, StringBuilder text) throws IOException {
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE) {
                text.append(events.at().getTextCharacters(), events.at().getTextStart(), events.at().getTextLength());
                if (text.length() > MAX_CHARS) {
                    throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "a cell of more than " + MAX_CHARS + " characters; shorten it");
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip(events);
            }
        }
    }

    /** Takes the element at hand to its end. */
    static void skip(XmlEvents events) throws IOException {
        for (int open = 1; open > 0;) {
            int event = events.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Characters XML can't hold are written {@code _x000D_} (ECMA-376 22.9.2.19). */
    private static String unescaped(StringBuilder text) {
        String written = text.toString();
        return !written.contains("_x") ? written : ESCAPED.matcher(written).replaceAll(code ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }
}
