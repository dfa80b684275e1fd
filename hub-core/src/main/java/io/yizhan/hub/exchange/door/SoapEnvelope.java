package io.yizhan.hub.exchange.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A SOAP request as it comes in: read only as far as the first element in its body, to see that it is an envelope the hub may serve. All its
 * bytes, those included, then go to the feed's format, whose reader sees to the rest.
 *
 * @param version of the envelope
 * @param bytes   the whole request, read once
 */
record SoapEnvelope(SoapVersion version, InputStream bytes) {

    /** Header blocks and what the parser reads ahead. */
    private static final int MOST_BEFORE_BODY = 256 * 1024;
    private static final int DEEPEST = 64;
    private static final XMLInputFactory XML = hardened();

    /**
     * @throws ProblemException where it is no SOAP 1.1 or 1.2 envelope with something in its body, brings a DOCTYPE, or demands a header the
     *                          hub does not know
     */
    static SoapEnvelope open(InputStream body) throws IOException {
        Recording recording = new Recording(body);
        SoapVersion version;
        try {
            version = read(reader(recording));
        } catch (ProblemException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws either: it has no message for some errors, and trips over looking for it.
            if (recording.isOver()) {
                throw new ProblemException("E-SOAP-ENVELOPE", "the envelope's headers exceed " + MOST_BEFORE_BODY + " bytes; send fewer");
            }
            if (recording.failure instanceof RuntimeException failure) {
                throw failure;
            }
            // Its message may quote the document, so it is not passed on.
            throw new ProblemException("E-SOAP-ENVELOPE", "the request is not well-formed XML in a known encoding; send one SOAP envelope");
        }
        return new SoapEnvelope(version, new SequenceInputStream(new ByteArrayInputStream(recording.bytes.toByteArray()), body));
    }

    private static SoapVersion read(XMLStreamReader xml) throws XMLStreamException {
        if (element(xml) != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("Envelope")) {
            throw new ProblemException("E-SOAP-ENVELOPE", "the root element is no SOAP Envelope; wrap the document in one, or post it at …/messages");
        }
        SoapVersion version = SoapVersion.ofNamespace(xml.getNamespaceURI()).orElseThrow(() -> new ProblemException("E-SOAP-VERSION",
                "the Envelope is of neither SOAP 1.1 nor 1.2; use one of their namespaces"));
        int event = element(xml);
        if (isChild(xml, event, version, "Header")) {
            header(xml, version);
            event = element(xml);
        }
        if (!isChild(xml, event, version, "Body") || element(xml) != XMLStreamConstants.START_ELEMENT) {
            throw new ProblemException("E-SOAP-ENVELOPE", "the Envelope has no Body with an element in it; put the department's document there");
        }
        return version;
    }

    private static boolean isChild(XMLStreamReader xml, int event, SoapVersion version, String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name) && version.namespace().equals(xml.getNamespaceURI());
    }

    /** Passes the header; SOAP 1.1 §4.2.3, SOAP 1.2 part 1 §5.2.3. */
    private static void header(XMLStreamReader xml, SoapVersion version) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            if (element(xml) == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else {
                String demanded = xml.getAttributeValue(version.namespace(), "mustUnderstand");
                if (depth == 1 && demanded != null && (demanded.strip().equals("1") || demanded.strip().equals("true"))) {
                    throw new ProblemException("E-SOAP-HEADER", "a header block must be understood, and the hub understands none; who asks is told by the "
                            + "HTTP header Authorization");
                }
                if (++depth > DEEPEST) {
                    throw new ProblemException("E-XML-DEPTH", "the header is nested deeper than " + DEEPEST + "; send a flatter one");
                }
            }
        }
    }

    /** The next begin or end of an element. */
    private static int element(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return event;
                }
                case XMLStreamConstants.DTD -> throw new ProblemException("E-XML-DTD",
                        "the envelope has a DOCTYPE, which SOAP forbids; send it without, entities written out");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new ProblemException("E-XML-SYNTAX", "an entity that XML does not define; write it out");
                default -> { }
            }
        }
        return XMLStreamConstants.END_DOCUMENT;
    }

    private static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        // The factory is shared and not said to be thread-safe.
        synchronized (XML) {
            return XML.createXMLStreamReader(bytes);
        }
    }

    /** The JDK's own parser, whatever else is on the class path; nothing is fetched or expanded. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    /** Keeps what was read through it, up to a limit. */
    private static final class Recording extends FilterInputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Exception failure;

        Recording(InputStream in) {
            super(in);
        }

        boolean isOver() {
            return bytes.size() > MOST_BEFORE_BODY;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (isOver()) {
                throw new IOException("headers too large");
            }
            try {
                int count = super.read(into, offset, length);
                if (count > 0) {
                    bytes.write(into, offset, count);
                }
                return count;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
