package io.yizhan.hub.exchange.door;

import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.MessageTable.Finding;
import io.yizhan.hub.store.SqlEvidenceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Tells departments what became of their messages. */
public final class MessageDoor {

    private static final int MOST_REJECTIONS = 1000;
    private static final int USUAL_REJECTIONS = 100;
    private static final int EVENTS_AT_A_TIME = 256;

    private final Gate gate;
    private final Departments departments;
    private final MessageTable messages;
    private final SqlEvidenceLog log;

    public MessageDoor(Gate gate, Departments departments, MessageTable messages, SqlEvidenceLog log) {
        this.gate = gate;
        this.departments = departments;
        this.messages = messages;
        this.log = log;
    }

    /** State of a message, its counts and, unless {@code events=false}, all its events. */
    public void message(Exchange exchange) {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request, Client.Kind.DEPARTMENT, Client.Kind.AUDITOR, Client.Kind.OPERATOR);
        Message message = messages.byId(request.inPath("id"))
                .orElseThrow(() -> new ProblemException("E-MESSAGE-UNKNOWN", "no such message was received; use the messageId of its receipt"));
        Gate.requireAffairsOf(message.department(), caller);
        boolean withEvents = request.flag("events", true);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("messageId", message.id());
        answer.put("department", message.department());
        answer.put("feed", message.feed());
        answer.put("state", MessageReport.state(message));
        answer.put("digest", message.digest());
        answer.put("bytes", message.bytes());
        answer.put("receivedAt", Reply.time(message.receivedAt()));
        if (message.settledAt() != null) {
            answer.put("settledAt", Reply.time(message.settledAt()));
        }
        answer.putAll(MessageReport.tally(message));
        if (!withEvents) {
            Reply.json(exchange, 200, answer);
            return;
        }
        Reply.bytes(exchange, 200, Reply.JSON, EventsStream.of(answer,
                after -> log.ofMessage(message.id(), after, EVENTS_AT_A_TIME)));
    }

    /** Rejected records of a department, or of one message of it, oldest first, a page at a time. */
    public void rejections(Exchange exchange) {
        Request request = Request.of(exchange);
        String department = request.inPath("id");
        Gate.requireAffairsOf(department, gate.admit(request));
        if (departments.find(department).isEmpty()) {
            throw new ProblemException("E-DEPARTMENT-UNKNOWN", "no such department is configured; see config/departments");
        }
        long after = request.inQuery("after", 0, Long.MAX_VALUE);
        int limit = (int) Math.max(1, request.inQuery("limit", USUAL_REJECTIONS, MOST_REJECTIONS));
        List<Finding> findings = request.inQuery("message").map(message -> messages.rejections(department, message, after, limit))
                .orElseGet(() -> messages.rejections(department, after, limit));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rejections", findings.stream().map(MessageDoor::rejection).toList());
        answer.put("next", findings.size() < limit ? null : findings.get(limit - 1).row());
        Reply.json(exchange, 200, answer);
    }

    private static Map<String, Object> rejection(Finding finding) {
        Map<String, Object> rejection = new LinkedHashMap<>();
        rejection.put("row", finding.row());
        rejection.put("message", finding.message());
        rejection.putAll(MessageReport.violation(finding));
        rejection.put("time", Reply.time(finding.time()));
        return rejection;
    }
}
