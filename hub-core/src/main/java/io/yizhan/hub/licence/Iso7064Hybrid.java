package io.yizhan.hub.licence;

/** The hybrid systems of ISO 7064, MOD M+1,M: MOD 11,10 over digits and MOD 37,36 over digits and capital letters. */
final class Iso7064Hybrid {

    static final Iso7064Hybrid MOD_11_10 = new Iso7064Hybrid(10);
    static final Iso7064Hybrid MOD_37_36 = new Iso7064Hybrid(36);

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final int modulus;

    private Iso7064Hybrid(int modulus) {
        this.modulus = modulus;
    }

    /** State of the sum before any character. */
    int start() {
        return modulus;
    }

    /** The sum after one more character, or -1 where the character is not of the alphabet. */
    int add(int sum, char c) {
        int value = value(c);
        if (value < 0 || value >= modulus) {
            return -1;
        }
        int t = (sum + value) % modulus;
        return 2 * (t == 0 ? modulus : t) % (modulus + 1);
    }

    /** The check character that closes a sum. */
    char close(int sum) {
        return ALPHABET.charAt((modulus + 1 - sum) % modulus);
    }

    /** Check character over {@code text[from, to)}, or NUL where a character is not of the alphabet. */
    char over(String text, int from, int to) {
        int sum = start();
        for (int i = from; i < to && sum >= 0; i++) {
            sum = add(sum, text.charAt(i));
        }
        return sum < 0 ? 0 : close(sum);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }
}
