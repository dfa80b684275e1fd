package io.yizhan.hub.exchange.delivery;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** SOAP 1.1 and 1.2 envelopes: written around a document, read for a fault. */
final class SoapEnvelope {

    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    private static final Pattern DECLARATION = Pattern.compile("^\uFEFF?\\s*<\\?xml[^>]*\\?>\\s*");
    private static final Pattern CHARSET = Pattern.compile("charset=([^; ]+)");
    private static final XMLInputFactory XML = hardened();

    /**
     * A fault (SOAP 1.1, 4.4; SOAP 1.2 part 1, 5.4).
     *
     * @param code local name, {@code Client}, {@code Server}, {@code Sender}, {@code Receiver}, …
     * @param text for people; the target's own words
     */
    record Fault(String code, String text) {

        /** True where the message itself is at fault, so that sending it again is of no use. */
        boolean isSenders() {
            return code.startsWith("Client") || code.equals("Sender");
        }
    }

    private SoapEnvelope() {
    }

    /** An envelope, UTF-8, with the document as the content of its body. @param mediaType of the document, which tells its charset */
    static byte[] around(byte[] document, String mediaType, String version) {
        Matcher charset = CHARSET.matcher(mediaType);
        String text = new String(document, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"" + (version.equals("1.2") ? SOAP_12 : SOAP_11) + "\"><soap:Body>"
                + DECLARATION.matcher(text).replaceFirst("") + "</soap:Body></soap:Envelope>").getBytes(StandardCharsets.UTF_8);
    }

    /** The fault of an answer, or null where it has none. @throws XMLStreamException where it is no SOAP envelope */
    static Fault fault(byte[] answer) throws XMLStreamException {
        try {
            return read(answer);
        } catch (RuntimeException e) {
            // The JDK's parser has no message for some errors, and throws what comes of looking for it.
            throw new XMLStreamException("no well-formed XML", e);
        }
    }

    private static Fault read(byte[] answer) throws XMLStreamException {
        XMLStreamReader xml;
        // The factory is shared and not said to be thread-safe.
        synchronized (XML) {
            xml = XML.createXMLStreamReader(new ByteArrayInputStream(answer));
        }
        xml.nextTag();
        if (!xml.getLocalName().equals("Envelope") || !SOAP_11.equals(xml.getNamespaceURI()) && !SOAP_12.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException("no SOAP envelope");
        }
        boolean fault = false;
        String code = "";
        StringBuilder text = new StringBuilder();
        String within = "";
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                fault |= depth == 3 && xml.getLocalName().equals("Fault");
                within = fault ? xml.getLocalName() : "";
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                within = "";
            } else if (event == XMLStreamConstants.CHARACTERS && (within.equals("faultcode") || within.equals("Value") && code.isEmpty())) {
                code += xml.getText().strip();
            } else if (event == XMLStreamConstants.CHARACTERS && (within.equals("faultstring") || within.equals("Text"))) {
                text.append(xml.getText());
            }
        }
        return fault ? new Fault(code.substring(code.indexOf(':') + 1), text.toString().strip()) : null;
    }

    /** The JDK's own parser; nothing is fetched or expanded. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
