package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Collected;
import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** The records of one document, one pass, no tree. */
final class XmlReader implements RecordReader {

    /** Envelopes of SOAP 1.1 and 1.2. */
    private static final Set<String> SOAP = Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

    private final XmlEvents events;
    private final XMLStreamReader xml;
    private final List<QName> record;
    private final PathTree values;
    private final UnreadNames unread;
    /** Open elements, and how many of them, from the root on, are on the way to the records. */
    private int depth;
    private int matched;
    private long number;

    /** @param events before the first; closed by closing this; @param unread told of what is not kept, or null */
    XmlReader(XmlEvents events, List<QName> record, PathTree values, UnreadNames unread) {
        this.events = events;
        this.xml = events.at();
        this.record = record;
        this.values = values;
        this.unread = unread;
    }

    @Override
    public SourceRecord next() throws IOException {
        while (events.hasNext()) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                if (matched == record.size() && depth == matched) {
                    return record();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                leave();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private void enter() throws UnreadableInput {
        if (depth == matched && matched < record.size() && isNamed(record.get(matched))) {
            matched++;
        } else if (depth == 0) {
            throw new UnreadableInput("E-XML-SYNTAX", "the root element is not " + record.get(0) + "; send the document the feed is set up for");
        }
        depth++;
    }

    /** A feed that takes SOAP takes both versions: their envelopes differ in nothing but the namespace. */
    private boolean isNamed(QName step) {
        QName name = xml.getName();
        return name.equals(step) || SOAP.contains(step.getNamespaceURI()) && SOAP.contains(name.getNamespaceURI())
                && name.getLocalPart().equals(step.getLocalPart());
    }

    private void leave() {
        depth--;
        matched = Math.min(matched, depth);
    }

    private SourceRecord record() throws IOException {
        number++;
        long line = events.line();
        Collected collected = new Collected();
        collect(values, collected);
        leave();
        return SourceRecord.of(number, line, collected.values());
    }

    /** Takes the element at hand to its end, keeping the values of the paths that lead into it. */
    private void collect(PathTree place, Collected collected) throws IOException {
        for (PathTree.Attribute attribute : place.attributes()) {
            String value = xml.getAttributeValue(attribute.name().getNamespaceURI(), attribute.name().getLocalPart());
            if (value != null) {
                collected.add(attribute.source(), value);
            }
        }
        if (unread != null) {
            unread.attributes(xml, place.path(), place);
        }
        StringBuilder text = place.source() == null ? null : new StringBuilder();
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                PathTree child = place.child(xml);
                if (child != null) {
                    collect(child, collected);
                } else if (unread != null) {
                    tell(place.below(unread.step(xml.getName())));
                } else {
                    skip();
                }
            } else if (text == null && unread != null && event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                unread.text(place.path());
            } else if (text != null && xml.hasText() && event != XMLStreamConstants.COMMENT && event != XMLStreamConstants.PROCESSING_INSTRUCTION) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > Allowance.MAX_CHARS) {
                    throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "a text of more than " + Allowance.MAX_CHARS + " characters; shorten it");
                }
            }
        }
        if (text != null) {
            collected.add(place.source(), text.toString());
        }
    }

    /** Passes the element at hand and tells of every text and attribute within. */
    private void tell(String path) throws IOException {
        unread.attributes(xml, path, null);
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                tell(PathTree.below(path, unread.step(xml.getName())));
            } else if (event == XMLStreamConstants.CDATA || event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                unread.text(path);
            }
        }
    }

    private void skip() throws IOException {
        for (int open = 1; open > 0;) {
            int event = events.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
