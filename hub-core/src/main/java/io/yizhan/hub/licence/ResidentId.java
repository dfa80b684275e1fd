package io.yizhan.hub.licence;

import java.time.LocalDate;

/**
 * Citizen identification number (公民身份号码, GB 11643-1999): division 6, birth date 8, sequence 3, check character
 * ({@code 0-9} or {@code X}). The division is that of first registration, so a dissolved county's stays valid. Thread-safe.
 */
public final class ResidentId {

    /** What is wrong with a number. */
    public enum Fault {
        /** Not 17 digits and a digit or {@code X}. */
        SHAPE,
        /** The check character is not that of the other 17. */
        CHECK_DIGIT,
        /** The birth date does not exist. */
        BIRTH_DATE
    }

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int DIVISION_LENGTH = 6;

    private ResidentId() {
    }

    /** What is wrong with a number, or null where it is valid. Lower-case {@code x} is a fault of shape. */
    public static Fault fault(String number) {
        if (number.length() != LENGTH) {
            return Fault.SHAPE;
        }
        char check = check(number);
        char last = number.charAt(LENGTH - 1);
        if (check == 0 || last != 'X' && (last < '0' || last > '9')) {
            return Fault.SHAPE;
        }
        if (check != last) {
            return Fault.CHECK_DIGIT;
        }
        return CalendarDay.parseBasic(number, DIVISION_LENGTH) == null ? Fault.BIRTH_DATE : null;
    }

    /** True where {@link #fault} finds none. */
    public static boolean isValid(String number) {
        return fault(number) == null;
    }

    /** Division code (GB/T 2260) of first registration, six digits. @param number a valid number */
    public static String division(String number) {
        return number.substring(0, DIVISION_LENGTH);
    }

    /** Birth date within a valid number. */
    public static LocalDate birthDate(String number) {
        return CalendarDay.parseBasic(number, DIVISION_LENGTH);
    }

    /**
     * The check character of a body.
     *
     * @param body the first 17 digits
     * @throws IllegalArgumentException where it is not 17 digits
     */
    public static char checkDigit(String body) {
        char check = body.length() == LENGTH - 1 ? check(body) : 0;
        if (check == 0) {
            throw new IllegalArgumentException("a citizen number's body is 17 digits");
        }
        return check;
    }

    private static char check(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            sum += (c - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
