package io.yizhan.hub.exchange.door;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the doors have in common through which departments hand in messages: who may, under which key, and the wait for what becomes of it. */
final class Acceptance {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

    private final Gate gate;
    private final Departments departments;
    private final MessageTable messages;
    private final WaitingRoom waitingRoom;

    Acceptance(Gate gate, Departments departments, MessageTable messages, WaitingRoom waitingRoom) {
        this.gate = gate;
        this.departments = departments;
        this.messages = messages;
        this.waitingRoom = waitingRoom;
    }

    /** What is known of a message when the wait is over. */
    record Known(Message message, boolean settled) {
    }

    /** The department of the path, which must be who asks. */
    Department department(Request request) {
        String id = request.inPath("id");
        gate.admitOnly(id, request);
        return named(id);
    }

    /** A department whoever asks. @throws ProblemException where there is none */
    Department named(String id) {
        return departments.find(id).orElseThrow(
                () -> new ProblemException("E-DEPARTMENT-UNKNOWN", "no such department is configured; see config/departments"));
    }

    /** The sender's name for the message, or null. @throws ProblemException E-PARAMETER where it is none */
    static String key(Request request) {
        Optional<String> key = request.header("Idempotency-Key").map(String::strip);
        if (key.isPresent() && !IDEMPOTENCY_KEY.matcher(key.get()).matches()) {
            throw new ProblemException("E-PARAMETER", "the header Idempotency-Key must have 1 to 128 visible ASCII characters");
        }
        return key.orElse(null);
    }

    /** Waits until all records are settled, or so long. */
    Known await(Message message, Duration wait) {
        Optional<Message> settled = waitingRoom.await(messages.whenSettled(message.id()), wait);
        Message now = settled.orElseGet(() -> messages.byId(message.id()).orElse(message));
        return new Known(now, settled.isPresent());
    }
}
