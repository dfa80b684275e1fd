package io.yizhan.hub.licence;

/**
 * Registration number of a market entity (工商行政管理注册号, in use before the credit code): division 6, sequence 8, check digit 1
 * by ISO 7064 MOD 11,10. Allocates nothing; thread-safe.
 */
public final class RegistrationNumber {

    private static final int LENGTH = 15;
    private static final int DIVISION_LENGTH = 6;

    private RegistrationNumber() {
    }

    /** True for 15 digits of which the last is the check digit. */
    public static boolean isValid(String number) {
        return number.length() == LENGTH && Iso7064Hybrid.MOD_11_10.over(number, 0, LENGTH - 1) == number.charAt(LENGTH - 1);
    }

    /** Division code (GB/T 2260) of the registering authority, six digits. @param number a valid number */
    public static String division(String number) {
        return number.substring(0, DIVISION_LENGTH);
    }

    /**
     * The check digit of a body.
     *
     * @param body the first 14 digits
     * @throws IllegalArgumentException where it is not 14 digits
     */
    public static char checkDigit(String body) {
        char check = body.length() == LENGTH - 1 ? Iso7064Hybrid.MOD_11_10.over(body, 0, body.length()) : 0;
        if (check == 0) {
            throw new IllegalArgumentException("a registration number's body is 14 digits");
        }
        return check;
    }
}
