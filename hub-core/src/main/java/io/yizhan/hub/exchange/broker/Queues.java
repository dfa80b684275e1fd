package io.yizhan.hub.exchange.broker;

/** Names of the hub's queues. */
public final class Queues {

    /** Pointers to messages still to be split: one in flight for each message. */
    public static final String SPLIT = "split";
    /** Chunks of records, taken by competing consumers. */
    public static final String INBOX = "inbox";
    /** What consumers acknowledged over the broker and the evidence log has not got yet. */
    public static final String ACKNOWLEDGED = "acknowledged";
    /** What was rejected, with every violation, for whoever mends it. */
    public static final String REJECTED = "rejected";
    /** Chunks given up after repeated technical failure. */
    public static final String PARKED = "parked";
    /** Deliveries a department could not be given, as they were in its outbox, with the reason; for whoever mends it. */
    public static final String UNDELIVERED = "undelivered";
    /** Property of a delivery: the id of its licence type. */
    public static final String LICENCE_TYPE = "licenceType";
    private static final String OUTBOX = "outbox.";

    private Queues() {
    }

    /** The queue a consumer takes its deliveries from. */
    public static String outbox(String consumer) {
        return OUTBOX + consumer;
    }

    /** The consumer whose outbox this is, or null for another queue. */
    public static String consumerOf(String queue) {
        return queue.startsWith(OUTBOX) ? queue.substring(OUTBOX.length()) : null;
    }
}
