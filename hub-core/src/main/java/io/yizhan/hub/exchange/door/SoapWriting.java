package io.yizhan.hub.exchange.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.camel.Exchange;

/** Writes SOAP envelopes; the hub's own elements are in the namespace {@value #NAMESPACE}. */
final class SoapWriting {

    static final String NAMESPACE = "urn:yizhan:soap:1";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private SoapWriting() {
    }

    /** Writes what is in the body. */
    interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** Answers with an envelope; prefixes {@code soap} and {@code y} are bound. */
    static Reply reply(Exchange exchange, SoapVersion version, int status, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("soap", "Envelope", version.namespace());
            xml.writeNamespace("soap", version.namespace());
            xml.writeNamespace("y", NAMESPACE);
            xml.writeStartElement("soap", "Body", version.namespace());
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("an answer that is no XML", impossible);
        }
        return Reply.bytes(exchange, status, version.mediaType() + "; charset=utf-8", bytes.toByteArray());
    }

    /** An element of the hub's own with a text. */
    static void text(XMLStreamWriter xml, String name, Object text) throws XMLStreamException {
        xml.writeStartElement("y", name, NAMESPACE);
        xml.writeCharacters(String.valueOf(text));
        xml.writeEndElement();
    }
}
