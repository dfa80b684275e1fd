package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Collected;
import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.IOException;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The records of one document, one pass, no tree. */
final class XmlReader implements RecordReader {

    private static final int MAX_DEPTH = 64;

    private final XMLStreamReader xml;
    private final Allowance characters;
    private final List<QName> record;
    private final PathTree values;
    private final UnreadNames unread;
    /** Open elements, and how many of them, from the root on, are on the way to the records. */
    private int depth;
    private int matched;
    private long number;

    /** @param characters what {@code xml} reads from; closed by closing this; @param unread told of what is not kept, or null */
    XmlReader(XMLStreamReader xml, Allowance characters, List<QName> record, PathTree values, UnreadNames unread) {
        this.xml = xml;
        this.characters = characters;
        this.record = record;
        this.values = values;
        this.unread = unread;
    }

    @Override
    public SourceRecord next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = advance();
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
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the XML parser can't be closed", e);
        } finally {
            characters.close();
        }
    }

    /** The parser's message may quote the document, so only its place is passed on. */
    static IOException unreadable(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException beneath) {
            return beneath;
        }
        String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ", column " + e.getLocation().getColumnNumber() + ": ";
        return new UnreadableInput("E-XML-SYNTAX", place + "not well-formed XML; correct it there");
    }

    private void enter() throws UnreadableInput {
        if (depth == matched && matched < record.size() && xml.getName().equals(record.get(matched))) {
            matched++;
        } else if (depth == 0) {
            throw new UnreadableInput("E-XML-SYNTAX", "the root element is not " + record.get(0) + "; send the document the feed is set up for");
        }
        depth++;
    }

    private void leave() {
        depth--;
        matched = Math.min(matched, depth);
    }

    private SourceRecord record() throws XMLStreamException, IOException {
        number++;
        long line = xml.getLocation().getLineNumber();
        Collected collected = new Collected();
        collect(values, collected);
        leave();
        return SourceRecord.of(number, line, collected.values());
    }

    /** Takes the element at hand to its end, keeping the values of the paths that lead into it. */
    private void collect(PathTree place, Collected collected) throws XMLStreamException, IOException {
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
        for (int event = advance(); event != XMLStreamConstants.END_ELEMENT; event = advance()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                PathTree child = place.child(xml.getName());
                if (child != null) {
                    collect(child, collected);
                } else if (unread != null) {
                    tell(place.below(unread.step(xml.getName())));
                } else {
                    skip();
                }
                depth--;
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
    private void tell(String path) throws XMLStreamException, UnreadableInput {
        unread.attributes(xml, path, null);
        for (int event = advance(); event != XMLStreamConstants.END_ELEMENT; event = advance()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                tell(PathTree.below(path, unread.step(xml.getName())));
                depth--;
            } else if (event == XMLStreamConstants.CDATA || event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                unread.text(path);
            }
        }
    }

    private void skip() throws XMLStreamException, UnreadableInput {
        for (int open = 1; open > 0;) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT && --open > 0) {
                depth--;
            }
        }
    }

    private int advance() throws XMLStreamException, UnreadableInput {
        int event = xml.next();
        characters.renew();
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableInput("E-XML-DTD", "the document has a DOCTYPE; send it without, entities written out");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableInput("E-XML-SYNTAX", "line " + xml.getLocation().getLineNumber() + ": an entity that XML does not define; write it out");
        }
        if (event == XMLStreamConstants.START_ELEMENT && depth >= MAX_DEPTH) {
            throw new UnreadableInput("E-XML-DEPTH", "line " + xml.getLocation().getLineNumber() + ": nested deeper than " + MAX_DEPTH + "; send a flatter document");
        }
        return event;
    }
}
