package io.yizhan.hub.licence;

import java.util.Arrays;
import java.util.Locale;

/**
 * What an issuer did to a licence, and the state that follows from it. The codes 01 to 10 are those in use with GB/T 36903;
 * that list has no word for revoking (吊销), which registers carry as 07 "other", so {@link #REVOKE} has that code too and
 * operations are named by {@link #id()}.
 */
public enum Operation {
    NEW("01", State.VALID), RENEW("02", State.VALID), SUSPEND("03", State.SUSPENDED), EXPIRE("04", State.LAPSED),
    CANCEL("05", State.CANCELLED), LIFT_SUSPENSION("06", State.VALID), OTHER("07", State.OTHER),
    TRANSFER_IN("08", State.VALID), CHANGE("09", State.VALID), UNDO_TRANSFER("10", State.VALID), REVOKE("07", State.REVOKED);

    private final String code;
    private final State leadsTo;

    Operation(String code, State leadsTo) {
        this.code = code;
        this.leadsTo = leadsTo;
    }

    /** Two-digit operation code. */
    public String code() {
        return code;
    }

    /** The name in configuration and evidence, e.g. {@code lift-suspension}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public State leadsTo() {
        return leadsTo;
    }

    /** The operation of an {@link #id()}. @throws IllegalArgumentException where there is none */
    public static Operation of(String id) {
        return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such operation"));
    }
}
