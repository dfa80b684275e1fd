package io.yizhan.hub.bench;

/**
 * Makes and checks unified social credit codes (GB 32100-2015) with the organisation code inside (GB 11714-1997). Of the benchmark's own, so
 * that neither system under test is measured by its own ruler.
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String INNER_CHECKS = "0123456789X";
    private static final String ENTERPRISE_IN_WUHAN = "91420100";

    private CreditCode() {
    }

    /** A code of its own for each number, the inner and the outer check digit valid. */
    static String of(long number) {
        StringBuilder code = new StringBuilder(ENTERPRISE_IN_WUHAN).append("MA");
        // Spread over the whole space, as codes of the real register are over an index.
        long rest = Math.floorMod(number * 387_420_489L + 11, 887_503_681L);
        for (int i = 0; i < 6; i++) {
            code.append(ALPHABET.charAt((int) (rest % 31)));
            rest /= 31;
        }
        code.append(innerCheck(code.substring(8)));
        return code.append(check(code)).toString();
    }

    /** True where the form and the outer check digit are right. */
    public static boolean isValid(String code) {
        return code.length() == 18 && code.chars().limit(17).allMatch(c -> ALPHABET.indexOf(c) >= 0) && code.charAt(17) == check(code);
    }

    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char innerCheck(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += INNER_WEIGHTS[i] * Character.digit(eight.charAt(i), 36);
        }
        return INNER_CHECKS.charAt((11 - sum % 11) % 11);
    }
}
