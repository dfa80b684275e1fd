package io.yizhan.hub.licence;

import java.util.Arrays;

/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of the 31 {@code 0-9A-Z} without I O S V Z, namely
 * registering department 1, category 1, division 6, organisation code 9, check character 1. Allocates nothing; thread-safe.
 */
public final class Uscc {

    /** Characters of a code. */
    public static final int LENGTH = 18;

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final byte[] VALUES = values();
    private static final int DIVISION_START = 2;
    private static final int ORGANISATION_START = 8;

    private Uscc() {
    }

    /** True for 18 characters of the alphabet whose check character is right; lower case is not. */
    public static boolean isValid(String code) {
        return code.length() == LENGTH && check(code) == code.charAt(LENGTH - 1);
    }

    /**
     * True where the organisation code inside, too, has the right check character. Some 6 of 100,000 codes in use don't, so this
     * is ground for a warning only.
     *
     * @param code a valid code
     */
    public static boolean hasValidOrganisationCode(String code) {
        return OrganisationCode.isValidAt(code, ORGANISATION_START);
    }

    /** Division code (GB/T 2260) of the registering authority, six characters. @param code a valid code */
    public static String division(String code) {
        return code.substring(DIVISION_START, ORGANISATION_START);
    }

    /**
     * The check character of a body.
     *
     * @param body the first 17 characters
     * @throws IllegalArgumentException where it is not 17 characters of the alphabet
     */
    public static char checkDigit(String body) {
        char check = body.length() == LENGTH - 1 ? check(body) : 0;
        if (check == 0) {
            throw new IllegalArgumentException("a credit code's body is 17 characters of 0-9 and A-Z without I O S V Z");
        }
        return check;
    }

    private static char check(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char c = text.charAt(i);
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0) {
                return 0;
            }
            sum += value * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
