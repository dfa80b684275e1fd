package io.yizhan.hub.joining.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yizhan.hub.catalogue.Text;
import java.util.List;

/**
 * What a dry run found: a tree of records that is JSON as it stands. No text of a personal or sensitive field is in it but masked.
 *
 * @param type       licence type id
 * @param typeName   its name
 * @param statement  {@code licence} or {@code change}
 * @param unreadable why the message could not be read to its end, or null; what follows is of the records before
 * @param fields     the rules, in the mapping's order, and how many records each filled
 * @param records    the first records, field by field
 * @param codes      everything found, the most frequent first
 * @param bad        the first records that would be rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialReport(String department, String feed, String type, Text typeName, String statement, Counts counts, Refusal unreadable,
        List<Field> fields, List<Shown> records, Sources sources, List<Unfilled> neverFilled, List<Code> codes, List<Bad> bad) {

    /** True where any record, or the message, would be rejected. */
    public boolean findsInvalidData() {
        return unreadable != null || counts.rejected() + counts.parked() > 0;
    }

    /**
     * What would become of the records; whether one is unchanged only the library of a hub can tell.
     *
     * @param warned registered all the same
     * @param parked records that make the hub itself fail
     */
    public record Counts(long received, long registered, long rejected, long warned, long parked) {
    }

    /** Why a whole message is refused. */
    public record Refusal(String code, String detail, Text title, Text cure) {
    }

    /**
     * How a canonical field is filled.
     *
     * @param rule   in words
     * @param filled records in which it was
     * @param faulty records in which something was found with it
     */
    public record Field(String field, Text label, String fieldClass, boolean required, String verb, List<String> sources, Text rule, long filled,
            long faulty) {
    }

    /** @param outcome {@code registered}, {@code warned}, {@code rejected} or {@code parked} */
    public record Shown(long record, long line, String outcome, List<Step> steps, List<Found> found) {
    }

    /**
     * One field of one record.
     *
     * @param sources source names, none where the text comes from elsewhere
     * @param before  the source's text; null where there is none
     * @param after   the canonical text; null where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String field, Text label, List<String> sources, Text rule, String before, String after, List<String> codes) {
    }

    /** One violation; {@code detail} is English and holds no value. */
    public record Found(String field, String code, String detail) {
    }

    /**
     * The names in the message.
     *
     * @param mapped source names that a rule reads and that had a text
     * @param empty  source names that a rule reads and that never had one
     * @param unread names in the message that no rule reads
     * @param more   true where there are more of the last than are listed
     */
    public record Sources(List<String> mapped, List<String> empty, List<String> unread, boolean more) {
    }

    /** @param mapped true where a rule would fill it, and no record gave it a text */
    public record Unfilled(String field, Text label, boolean required, boolean mapped) {
    }

    /** @param records in how many it was found */
    public record Code(String code, long records, Text title, Text cure) {
    }

    /**
     * A record that would be rejected.
     *
     * @param values source name and its text, masked by the class of the field it fills
     * @param raw    the record's first lines by their shape, public texts as they are; null where the format is no text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bad(long record, long line, List<Found> found, List<Value> values, String raw) {
    }

    public record Value(String source, String text) {
    }
}
