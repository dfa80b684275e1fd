package io.yizhan.hub.licence;

import java.util.Arrays;

/** State of a licence, by its two-digit code in use with GB/T 36903. */
public enum State {
    VALID("01"), SUSPENDED("02"), RESCINDED("03"), CANCELLED("04"), LAPSED("05"), TRANSFERRED_OUT("06"), REVOKED("07"),
    OTHER("99");

    private final String code;

    State(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The state of a two-digit code. @throws IllegalArgumentException where there is none */
    public static State of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such state code"));
    }
}
