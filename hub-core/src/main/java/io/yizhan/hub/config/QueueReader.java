package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;
import java.util.regex.Pattern;

/** Reads {@code queue: NAME}. */
final class QueueReader {

    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern OWN_QUEUE = Pattern.compile("inbox|split|rejected|parked|undelivered|outbox(\\..*)?|DLQ|ExpiryQueue|activemq\\..*", Pattern.CASE_INSENSITIVE);

    private QueueReader() {
    }

    /** The transport, or null where its fault was told. */
    static Transport read(Section transport) {
        String name = transport.text("queue");
        if (name == null) {
            return null;
        }
        if (!QUEUE.matcher(name).matches() || OWN_QUEUE.matcher(name).matches()) {
            transport.fault("queue", "E-CONFIG-QUEUE", "is no name for a department's queue (letters, digits, dots and hyphens, and none of the hub's own "
                    + "inbox, rejected, parked, outbox.…); write e.g. intake.housing");
            return null;
        }
        return new Transport.Queue(name);
    }
}
