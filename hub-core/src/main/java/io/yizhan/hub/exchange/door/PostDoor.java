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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Takes a department's message, streamed, and answers once it is durable; where asked to wait, once its records are settled. */
public final class PostDoor {

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int MOST_VIOLATIONS = 1000;
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?=$|[,;])");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

    private final Gate gate;
    private final Departments departments;
    private final Intake intake;
    private final MessageTable messages;
    private final EvidenceLog log;
    private final WaitingRoom waitingRoom;

    public PostDoor(Gate gate, Departments departments, Intake intake, MessageTable messages, EvidenceLog log,
            WaitingRoom waitingRoom) {
        this.gate = gate;
        this.departments = departments;
        this.intake = intake;
        this.messages = messages;
        this.log = log;
        this.waitingRoom = waitingRoom;
    }

    public void answer(Exchange exchange) throws IOException, RefusedMessageException, UnreadableMessageException {
        Request request = Request.of(exchange);
        Department department = departmentOf(request);
        Feed feed = department.feed(request.inQuery("feed").orElse(null)).orElseThrow(() -> new ProblemException("E-FEED-UNKNOWN",
                "the department has no such feed; its feeds are in config/departments"));
        requireTypeOf(feed, request);
        String key = keyOf(request);
        Optional<Duration> wait = waitOf(request);

        Message message = intake.receive(department, feed, request.body(), key);
        if (wait.isEmpty()) {
            Reply.json(exchange, 202, receipt(message)).header("Location", location(message));
            return;
        }
        Optional<Message> settled = waitingRoom.await(messages.whenSettled(message.id()), wait.get());
        Message now = settled.orElseGet(() -> messages.byId(message.id()).orElse(message));
        if (now.fault() != null) {
            throw unreadable(now);
        }
        Map<String, Object> answer = settled.isPresent() ? new LinkedHashMap<>(Map.of("messageId", now.id())) : receipt(now);
        answer.putAll(MessageReport.tally(now));
        answer.put("violations", MessageReport.violations(messages.findings(now.id(), MOST_VIOLATIONS)));
        Reply.json(exchange, settled.isPresent() ? 200 : 202, answer)
                .header("Location", location(now)).header("Preference-Applied", "wait=" + wait.get().toSeconds());
    }

    private Department departmentOf(Request request) {
        String id = request.inPath("id");
        gate.admitOnly(id, request);
        return departments.find(id).orElseThrow(
                () -> new ProblemException("E-DEPARTMENT-UNKNOWN", "no such department is configured; see config/departments"));
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

    private static String keyOf(Request request) {
        Optional<String> key = request.header("Idempotency-Key").map(String::strip);
        if (key.isPresent() && !IDEMPOTENCY_KEY.matcher(key.get()).matches()) {
            throw new ProblemException("E-PARAMETER", "the header Idempotency-Key must have 1 to 128 visible ASCII characters");
        }
        return key.orElse(null);
    }

    /** RFC 7240 §4.3; a preference that can't be read is ignored, as §2 has it. */
    private static Optional<Duration> waitOf(Request request) {
        Matcher wait = WAIT.matcher(request.headers("Prefer"));
        return wait.find() ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT_SECONDS)))
                : Optional.empty();
    }

    private static ProblemException unreadable(Message message) {
        String[] fault = MessageReport.fault(message);
        ProblemException problem = new ProblemException(fault[0], fault[1]).with("messageId", message.id());
        MessageReport.tally(message).forEach(problem::with);
        return problem;
    }

    private static String location(Message message) {
        return "/api/v1/messages/" + message.id();
    }
}
