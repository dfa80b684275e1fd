package io.yizhan.hub.exchange.door;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.Intake;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.camel.Exchange;

/**
 * Takes a department's message as a SOAP request, 1.1 or 1.2: the whole envelope is the message, kept as it came, and the feed's format
 * reads its records from the Envelope down. The answer is a receipt, or with a wait what became of the records.
 */
public final class SoapDoor {

    private static final int MOST_VIOLATIONS = 1000;

    private final Acceptance acceptance;
    private final Intake intake;
    private final MessageTable messages;
    private final DepartmentWsdl wsdl = DepartmentWsdl.load();

    public SoapDoor(Gate gate, Departments departments, Intake intake, MessageTable messages, WaitingRoom waitingRoom) {
        this.acceptance = new Acceptance(gate, departments, messages, waitingRoom);
        this.intake = intake;
        this.messages = messages;
    }

    /** A POST is a SOAP request, a GET asks for the description. */
    public void answer(Exchange exchange) throws IOException, RefusedMessageException, UnreadableMessageException {
        Request request = Request.of(exchange);
        if (request.method().equals("POST")) {
            take(exchange, request);
        } else {
            describe(exchange, request);
        }
    }

    private void take(Exchange exchange, Request request) throws IOException, RefusedMessageException, UnreadableMessageException {
        Department department = acceptance.department(request);
        Feed feed = feed(department, request);
        requireSoap(request);
        String key = Acceptance.key(request);
        Optional<Duration> wait = wait(request);

        SoapEnvelope envelope = SoapEnvelope.open(request.body());
        exchange.setProperty(SoapFaults.VERSION, envelope.version());
        Message message = intake.receive(department, feed, envelope.bytes(), key);
        Acceptance.Known known = wait.isEmpty() ? new Acceptance.Known(message, false) : acceptance.await(message, wait.get());
        SoapWriting.reply(exchange, envelope.version(), 200, xml -> receipt(xml, known, wait.isPresent()));
    }

    /** What the department's SOAP feeds are, for whoever writes a client: WSDL 1.1. */
    private void describe(Exchange exchange, Request request) {
        Department department = acceptance.named(request.inPath("id"));
        if (request.inQuery("wsdl").isEmpty()) {
            throw new ProblemException("E-PARAMETER", "a GET is answered with the description alone; ask for ?wsdl, or POST an envelope");
        }
        List<Feed> feeds = department.feeds().stream().filter(SoapDoor::isSoap).toList();
        if (feeds.isEmpty()) {
            throw noFeed();
        }
        Reply.bytes(exchange, 200, "text/xml; charset=utf-8", wsdl.of(department, feeds, request.base()));
    }

    static String mediaType(Request request) {
        return request.headers("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Feed feed(Department department, Request request) {
        Optional<String> named = request.inQuery("feed");
        return department.feeds().stream().filter(SoapDoor::isSoap).filter(feed -> named.isEmpty() || feed.id().equals(named.get()))
                .findFirst().orElseThrow(SoapDoor::noFeed);
    }

    private static boolean isSoap(Feed feed) {
        return feed.transport() instanceof Transport.Soap;
    }

    private static ProblemException noFeed() {
        return new ProblemException("E-FEED-UNKNOWN", "the department has no such feed that takes SOAP; its feeds are in config/departments");
    }

    private static void requireSoap(Request request) {
        String encoding = request.header("Content-Encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (SoapVersion.ofMediaType(mediaType(request)).isEmpty() || !encoding.equals("identity")) {
            throw new ProblemException("E-MESSAGE-TYPE", "a SOAP request is text/xml (1.1) or application/soap+xml (1.2), not compressed and without attachments; "
                    + "say which in Content-Type");
        }
    }

    /** {@code ?wait=N}, for clients that can't set a header, or {@code Prefer: wait=N}. */
    private static Optional<Duration> wait(Request request) {
        return request.inQuery("wait").map(text -> Preference.atMost(Request.number("wait", text))).or(() -> Preference.wait(request));
    }

    private void receipt(XMLStreamWriter xml, Acceptance.Known known, boolean waited) throws XMLStreamException {
        Message message = known.message();
        xml.writeStartElement("y", "receipt", SoapWriting.NAMESPACE);
        SoapWriting.text(xml, "messageId", message.id());
        SoapWriting.text(xml, "digest", message.digest());
        SoapWriting.text(xml, "state", known.settled() ? "settled" : "accepted");
        if (waited) {
            for (Map.Entry<String, Object> count : MessageReport.tally(message).entrySet()) {
                SoapWriting.text(xml, count.getKey(), count.getValue());
            }
            for (MessageTable.Finding finding : messages.findings(message.id(), MOST_VIOLATIONS)) {
                xml.writeStartElement("y", "violation", SoapWriting.NAMESPACE);
                for (Map.Entry<String, Object> part : MessageReport.violation(finding).entrySet()) {
                    SoapWriting.text(xml, part.getKey(), part.getValue());
                }
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }
}
