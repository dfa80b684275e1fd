package io.yizhan.hub.exchange.door;

import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.camel.Exchange;

/**
 * What went wrong with a SOAP request, as a fault of the request's SOAP version, the problem's stable code, title and detail inside. A fault
 * of SOAP 1.1 leaves with 500 as its §6.2 has it, but for 401 and 503, which HTTP itself must see; one of SOAP 1.2 with the problem's status.
 */
public final class SoapFaults extends Problems {

    /** Exchange property: the version of the request's envelope, where it is known. */
    static final String VERSION = "soap-version";

    /** Exchange property: the status of the problem, whatever that of the answer. */
    static final String STATUS = "problem-status";

    private static final Map<String, String> OF_ITS_OWN = Map.of("E-SOAP-VERSION", "VersionMismatch", "E-SOAP-HEADER", "MustUnderstand");

    public SoapFaults(ProblemKinds kinds, Refusals refusals) {
        super(kinds, refusals);
    }

    @Override
    void write(Exchange exchange, Request request, ProblemException problem, ProblemKinds.Kind kind) {
        if (!request.method().equals("POST")) {
            super.write(exchange, request, problem, kind);
            return;
        }
        SoapVersion version = version(exchange, request);
        Language language = request.language();
        String title = language.of(kind.title());
        int status = status(version, problem, kind);
        Reply reply = SoapWriting.reply(exchange, version, status, xml -> {
            xml.writeStartElement("soap", "Fault", version.namespace());
            if (version == SoapVersion.V11) {
                fault11(xml, blame(problem, kind, "Client", "Server"), title, problem, language);
            } else {
                fault12(xml, blame(problem, kind, "Sender", "Receiver"), title, problem, language);
            }
            detail(xml, title, problem, request);
            xml.writeEndElement();
            xml.writeEndElement();
        });
        reply.header("Content-Language", language.tag());
        explain(reply, problem, status);
        exchange.setProperty(STATUS, kind.status());
    }

    private static int status(SoapVersion version, ProblemException problem, ProblemKinds.Kind kind) {
        boolean asItIs = kind.status() == 401 || kind.status() == 503 || version == SoapVersion.V12 && !OF_ITS_OWN.containsKey(problem.code());
        return asItIs ? kind.status() : 500;
    }

    private static SoapVersion version(Exchange exchange, Request request) {
        SoapVersion known = exchange.getProperty(VERSION, SoapVersion.class);
        return known != null ? known : SoapVersion.ofMediaType(SoapDoor.mediaType(request)).orElse(SoapVersion.V11);
    }

    private static String blame(ProblemException problem, ProblemKinds.Kind kind, String sender, String receiver) {
        return OF_ITS_OWN.getOrDefault(problem.code(), kind.status() < 500 ? sender : receiver);
    }

    /** SOAP 1.1 §4.4: unqualified elements. Leaves the detail open. */
    private static void fault11(XMLStreamWriter xml, String code, String title, ProblemException problem, Language language)
            throws XMLStreamException {
        xml.writeStartElement("faultcode");
        xml.writeCharacters("soap:" + code);
        xml.writeEndElement();
        xml.writeStartElement("faultstring");
        xml.writeAttribute("xml:lang", language.tag());
        xml.writeCharacters(title + ": " + problem.getMessage() + " (" + problem.code() + ")");
        xml.writeEndElement();
        xml.writeStartElement("detail");
    }

    /** SOAP 1.2 part 1 §5.4. Leaves the detail open. */
    private static void fault12(XMLStreamWriter xml, String code, String title, ProblemException problem, Language language)
            throws XMLStreamException {
        String soap = SoapVersion.V12.namespace();
        xml.writeStartElement("soap", "Code", soap);
        xml.writeStartElement("soap", "Value", soap);
        xml.writeCharacters("soap:" + code);
        xml.writeEndElement();
        xml.writeStartElement("soap", "Subcode", soap);
        xml.writeStartElement("soap", "Value", soap);
        xml.writeCharacters("y:" + problem.code());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("soap", "Reason", soap);
        xml.writeStartElement("soap", "Text", soap);
        xml.writeAttribute("xml:lang", language.tag());
        xml.writeCharacters(title + ": " + problem.getMessage());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("soap", "Detail", soap);
    }

    private static void detail(XMLStreamWriter xml, String title, ProblemException problem, Request request) throws XMLStreamException {
        xml.writeStartElement("y", "problem", SoapWriting.NAMESPACE);
        SoapWriting.text(xml, "code", problem.code());
        SoapWriting.text(xml, "title", title);
        SoapWriting.text(xml, "detail", problem.getMessage());
        SoapWriting.text(xml, "instance", "urn:trace:" + request.traceId());
        for (Map.Entry<String, Object> member : problem.members().entrySet()) {
            SoapWriting.text(xml, member.getKey(), member.getValue());
        }
        xml.writeEndElement();
    }
}
