package io.yizhan.hub.licence;

/**
 * Number of a food operation licence (食品经营许可证编号): {@code JY}, then 13 digits (form of business 1, division 6, sequence 6) and
 * a check digit by ISO 7064 MOD 11,10 over those digits. Allocates nothing; thread-safe.
 */
public final class FoodLicenceNumber {

    private static final String PREFIX = "JY";
    private static final int LENGTH = 16;

    private FoodLicenceNumber() {
    }

    /** True for {@code JY} and 14 digits, whatever the check digit. */
    public static boolean isWellFormed(String number) {
        return number.length() == LENGTH && number.startsWith(PREFIX) && check(number) != 0
                && number.charAt(LENGTH - 1) >= '0' && number.charAt(LENGTH - 1) <= '9';
    }

    /** True for {@code JY} and 14 digits of which the last is the check digit. */
    public static boolean isValid(String number) {
        return number.length() == LENGTH && number.startsWith(PREFIX) && check(number) == number.charAt(LENGTH - 1);
    }

    /**
     * The check digit of a body.
     *
     * @param body {@code JY} and 13 digits
     * @throws IllegalArgumentException where it is not
     */
    public static char checkDigit(String body) {
        char check = body.length() == LENGTH - 1 && body.startsWith(PREFIX) ? check(body) : 0;
        if (check == 0) {
            throw new IllegalArgumentException("a food operation licence number's body is JY and 13 digits");
        }
        return check;
    }

    private static char check(String text) {
        return Iso7064Hybrid.MOD_11_10.over(text, PREFIX.length(), LENGTH - 1);
    }
}
