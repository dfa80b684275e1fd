package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapters.input.DecodingReader;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The events of one document from a stranger: strictly decoded, bounded in memory and depth, without DOCTYPE, nothing fetched or expanded. A
 * namespace-aware {@link XMLStreamReader} tells what is at hand; only {@link #next} moves it. Used by one thread.
 */
public final class XmlEvents implements Closeable {

    private static final int MAX_DEPTH = 64;
    private static final XMLInputFactory XML = hardened();

    private final XMLStreamReader at;
    private final Allowance characters;
    private int depth;

    private XmlEvents(XMLStreamReader at, Allowance characters) {
        this.at = at;
        this.characters = characters;
    }

    /**
     * Opens a document.
     *
     * @param plain    closed by closing what this returns
     * @param encoding {@code auto}: byte order mark, else the XML declaration, else as for text of any format
     */
    public static XmlEvents open(InputStream plain, Encoding encoding) throws IOException {
        Allowance allowance = new Allowance(text(plain, encoding));
        try {
            // The factory is shared and not said to be thread-safe.
            synchronized (XML) {
                return new XmlEvents(XML.createXMLStreamReader(allowance), allowance);
            }
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** The text of a document, decoded as {@link #open} decodes it. */
    static Reader text(InputStream plain, Encoding encoding) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(plain, 64 * 1024);
        return new DecodingReader(bytes, encoding.charset() == null ? XmlDeclaration.encoding(bytes) : encoding);
    }

    /** What is at hand; not to be moved by others. */
    public XMLStreamReader at() {
        return at;
    }

    public boolean hasNext() throws IOException {
        try {
            return at.hasNext();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** Goes to the next event and returns it, as {@link XMLStreamReader#next} does. */
    public int next() throws IOException {
        int event;
        try {
            event = at.next();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            // The JDK's parser has no message for some errors, and throws what comes of looking for it.
            if (characters.threw(e)) {
                throw e;
            }
            throw new UnreadableInput("E-XML-SYNTAX", "line " + line() + ": not well-formed XML; correct it there");
        }
        characters.renew();
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableInput("E-XML-DTD", "the document has a DOCTYPE; send it without, entities written out");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableInput("E-XML-SYNTAX", "line " + line() + ": an entity that XML does not define; write it out");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
            throw new UnreadableInput("E-XML-DEPTH", "line " + line() + ": nested deeper than " + MAX_DEPTH + "; send a flatter document");
        }
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        return event;
    }

    public long line() {
        return at.getLocation().getLineNumber();
    }

    @Override
    public void close() throws IOException {
        try {
            at.close();
        } catch (XMLStreamException e) {
            throw new IOException("the XML parser can't be closed", e);
        } finally {
            characters.close();
        }
    }

    /** The parser's message may quote the document, so only its place is passed on. */
    private static IOException unreadable(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException beneath) {
            return beneath;
        }
        String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ", column " + e.getLocation().getColumnNumber() + ": ";
        return new UnreadableInput("E-XML-SYNTAX", place + "not well-formed XML; correct it there");
    }

    /** The JDK's own parser, whatever else is on the class path; nothing is fetched or expanded. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }
}
