package io.yizhan.hub.lookup;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Tells whether an envelope holds a fault, and by which names. Streams; reads no DTD and no other document. */
final class SoapFault {

    private static final XMLInputFactory XML = factory();

    private SoapFault() {
    }

    /**
     * The local names by which a fault says what is wrong: {@code faultcode} (1.1), {@code Value} of code and subcodes (1.2), and the first
     * element of the detail; empty where the body holds no fault.
     *
     * @throws NoAnswerException where the bytes are no SOAP envelope
     */
    static Optional<Set<String>> names(byte[] envelope) throws NoAnswerException {
        try {
            XMLStreamReader xml = reader(envelope);
            xml.nextTag();
            String soap = xml.getNamespaceURI();
            if (!"Envelope".equals(xml.getLocalName()) || !(SoapVersion.V1_1.namespace.equals(soap) || SoapVersion.V1_2.namespace.equals(soap))) {
                throw new NoAnswerException("no SOAP envelope", null);
            }
            enterBody(xml, soap);
            boolean fault = xml.nextTag() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Fault") && soap.equals(xml.getNamespaceURI());
            return fault ? Optional.of(namesOf(xml)) : Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws either: it has no message for some errors, and trips over looking for it.
            throw new NoAnswerException("no SOAP envelope", e);
        }
    }

    private static XMLStreamReader reader(byte[] envelope) throws XMLStreamException {
        // The factory is shared and not said to be thread-safe.
        synchronized (XML) {
            return XML.createXMLStreamReader(new ByteArrayInputStream(envelope));
        }
    }

    private static void enterBody(XMLStreamReader xml, String soap) throws XMLStreamException {
        xml.nextTag();
        if (xml.isStartElement() && xml.getLocalName().equals("Header")) {
            for (int depth = 1; depth > 0;) {
                int event = xml.next();
                depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
            }
            xml.nextTag();
        }
        xml.require(XMLStreamReader.START_ELEMENT, soap, "Body");
    }

    private static Set<String> namesOf(XMLStreamReader xml) throws XMLStreamException {
        Set<String> names = new HashSet<>();
        boolean inDetail = false;
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                String name = xml.getLocalName();
                depth++;
                if (inDetail) {
                    names.add(name);
                    return names;
                }
                if (name.equals("faultcode") || name.equals("Value")) {
                    String code = xml.getElementText().strip();
                    names.add(code.substring(code.lastIndexOf(':') + 1));
                    depth--;
                }
                inDetail = name.equals("detail") || name.equals("Detail");
            }
        }
        return names;
    }

    /** The JDK's own parser, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
