package io.yizhan.hub.app.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;

/**
 * What became of one file.
 *
 * @param messageId the hub's id for it, or null where it did not take it
 * @param received  its records; received = registered + unchanged + rejected + parked once settled, warned ones count twice
 * @param state     how far it came
 * @param code      stable code where it was refused, else null
 */
@JsonPropertyOrder({"file", "messageId", "received", "registered", "unchanged", "rejected", "parked", "warned", "state", "code"})
public record ImportedFile(String file, String messageId, long received, long registered, long unchanged, long rejected, long parked,
        long warned, State state, @JsonInclude(JsonInclude.Include.NON_NULL) String code) {

    /** {@code UNSETTLED}: the hub was lost, or the import stopped, before the last record was settled. */
    public enum State {
        SETTLED, REFUSED, UNSETTLED;

        @com.fasterxml.jackson.annotation.JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ImportedFile without(String file, State state, String code) {
        return new ImportedFile(file, null, 0, 0, 0, 0, 0, 0, state, code);
    }
}
