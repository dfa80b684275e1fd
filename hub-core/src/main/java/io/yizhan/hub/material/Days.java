package io.yizhan.hub.material;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as the offices count them, whatever the clock of the machine says. */
public final class Days {

    private static final ZoneId OFFICES = ZoneId.of("Asia/Shanghai");

    private Days() {
    }

    /** The day it is at the offices. */
    public static LocalDate today(Clock clock) {
        return of(clock.instant());
    }

    /** The day it was, or will be, at the offices. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, OFFICES);
    }
}
