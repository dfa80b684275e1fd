package io.yizhan.hub.exchange.door;

import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what is known of a message, in the words of the answers. */
final class MessageReport {

    private MessageReport() {
    }

    /**
     * Counts of records. {@code received} is how many the message holds, or, while that is not known yet, how many are settled; in the end
     * received = registered + unchanged + rejected + parked.
     */
    static Map<String, Object> tally(Message message) {
        Message.Tally tally = message.tally();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("received", message.records() == null ? tally.settled() : message.records());
        counts.put("registered", tally.registered());
        counts.put("unchanged", tally.unchanged());
        counts.put("rejected", tally.rejected());
        counts.put("warned", tally.warned());
        counts.put("parked", tally.parked());
        return counts;
    }

    static List<Map<String, Object>> violations(List<Finding> findings) {
        return findings.stream().map(MessageReport::violation).toList();
    }

    static Map<String, Object> violation(Finding finding) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("record", finding.record());
        violation.put("line", finding.line());
        violation.put("field", finding.violation().field());
        violation.put("code", finding.violation().code());
        violation.put("detail", finding.violation().detail());
        return violation;
    }

    /** received, processing or settled. */
    static String state(Message message) {
        if (message.settledAt() != null) {
            return "settled";
        }
        return message.records() == null ? "received" : "processing";
    }
}
