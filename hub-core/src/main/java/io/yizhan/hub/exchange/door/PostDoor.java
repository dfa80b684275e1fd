package io.yizhan.hub.exchange.door;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.Intake;
import io.yizhan.hub.exchange.MessageTooLargeException;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Takes a department's message, streamed, and answers once it is durable; where asked to wait, once its records are settled. */
public final class PostDoor {

    private static final int MOST_VIOLATIONS = 1000;

    private final Acceptance acceptance;
    private final Intake intake;
    private final MessageTable messages;
    private final EvidenceLog log;

    public PostDoor(Gate gate, Departments departments, Intake intake, MessageTable messages, EvidenceLog log,
            WaitingRoom waitingRoom) {
        this.acceptance = new Acceptance(gate, departments, messages, waitingRoom);
        this.intake = intake;
        this.messages = messages;
        this.log = log;
    }

    public void answer(Exchange exchange) throws IOException, RefusedMessageException, UnreadableMessageException {
        Request request = Request.of(exchange);
        Department department = acceptance.department(request);
        Feed feed = department.feed(request.inQuery("feed").orElse(null)).orElseThrow(() -> new ProblemException("E-FEED-UNKNOWN",
                "the department has no such feed; its feeds are in config/departments"));
        requireTypeOf(feed, request);
        String key = Acceptance.key(request);
        Optional<Duration> wait = Preference.wait(request);

        Message message = intake.receive(department, feed, request.body(), key);
        if (wait.isEmpty()) {
            Reply.json(exchange, 202, receipt(message)).header("Location", location(message));
            return;
        }
        Acceptance.Known known = acceptance.await(message, wait.get());
        Message now = known.message();
        Map<String, Object> answer = known.settled() ? new LinkedHashMap<>(Map.of("messageId", now.id())) : receipt(now);
        answer.putAll(MessageReport.tally(now));
        answer.put("violations", MessageReport.violations(messages.findings(now.id(), MOST_VIOLATIONS)));
        Reply.json(exchange, known.settled() ? 200 : 202, answer)
                .header("Location", location(now)).header("Preference-Applied", "wait=" + wait.get().toSeconds());
    }

    private Map<String, Object> receipt(Message message) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("messageId", message.id());
        receipt.put("digest", message.digest());
        receipt.put("proof", log.proof(message.received()).text());
        return receipt;
    }

    private static void requireTypeOf(Feed feed, Request request) throws MessageTooLargeException {
        String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!feed.contentTypes().contains(type)) {
            throw new ProblemException("E-MESSAGE-TYPE", "feed " + feed.id() + " takes " + String.join(", ", feed.contentTypes())
                    + "; say which in Content-Type");
        }
        String encoding = request.header("Content-Encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("identity") && !encoding.equals("gzip")) {
            throw new ProblemException("E-MESSAGE-TYPE", "a message may come as it is or with Content-Encoding gzip");
        }
        long limit = feed.type().maxMessageBytes();
        if (request.header("Content-Length").map(text -> Request.number("Content-Length", text)).orElse(0L) > limit) {
            throw new MessageTooLargeException(limit);
        }
    }

    private static String location(Message message) {
        return "/api/v1/messages/" + message.id();
    }
}
