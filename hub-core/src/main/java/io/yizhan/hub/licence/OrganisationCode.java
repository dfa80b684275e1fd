package io.yizhan.hub.licence;

/**
 * Organisation code (组织机构代码, GB 11714): eight characters of {@code 0-9A-Z} and a check character, written without the
 * dash. It is also characters 9 to 17 of a {@link Uscc}. Allocates nothing; thread-safe.
 */
public final class OrganisationCode {

    private static final int LENGTH = 9;
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private OrganisationCode() {
    }

    /** True for nine characters whose check character is right; lower case is not. */
    public static boolean isValid(String code) {
        return code.length() == LENGTH && isValidAt(code, 0);
    }

    /**
     * The check character of a body.
     *
     * @param body eight characters of {@code 0-9A-Z}
     * @throws IllegalArgumentException where it is not
     */
    public static char checkDigit(String body) {
        char check = body.length() == LENGTH - 1 ? check(body, 0) : 0;
        if (check == 0) {
            throw new IllegalArgumentException("an organisation code's body is eight characters of 0-9 and A-Z");
        }
        return check;
    }

    /** True where the nine characters from {@code offset} on are a valid code; the text must be long enough. */
    static boolean isValidAt(String text, int offset) {
        return check(text, offset) == text.charAt(offset + LENGTH - 1);
    }

    private static char check(String text, int offset) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char c = text.charAt(offset + i);
            if (c >= '0' && c <= '9') {
                sum += (c - '0') * WEIGHTS[i];
            } else if (c >= 'A' && c <= 'Z') {
                sum += (c - 'A' + 10) * WEIGHTS[i];
            } else {
                return 0;
            }
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : (char) ('0' + check % 11);
    }
}
