package io.yizhan.hub.licence;

import java.util.regex.Pattern;

/**
 * Identifier of an electronic licence (证照标识, GB/T 36904):
 * {@code 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>}. The type is the credit code of the authority that defined it
 * and three digits; the version three digits from 001; the check character ISO 7064 MOD 37,36 over everything after the root,
 * dots and {@code _} left out. Some issuers publish wrong check characters, so a wrong one is ground for a warning only.
 * Thread-safe.
 */
public final class LicenceIdentifier {

    /** Object identifier under which all identifiers stand, with the dot that ends it. */
    public static final String ROOT = "1.2.156.3005.2.";

    private static final Pattern FORM = Pattern.compile(
            "1\\.2\\.156\\.3005\\.2\\.[0-9A-HJ-NPQRTUWXY]{18}[0-9]{3}\\.[0-9A-Z]+\\.[0-9A-Z_]+\\.[0-9]{3}\\.[0-9A-Z]");

    private LicenceIdentifier() {
    }

    /** True where the parts are there and each of its own characters, whatever the check character. */
    public static boolean isWellFormed(String identifier) {
        return FORM.matcher(identifier).matches();
    }

    /** True where well formed and the check character is right. */
    public static boolean isValid(String identifier) {
        return isWellFormed(identifier) && check(identifier, identifier.length() - 2) == identifier.charAt(identifier.length() - 1);
    }

    /**
     * The check character of a body.
     *
     * @param body root, type, issuer, serial and version, joined by dots, without a dot at the end
     * @throws IllegalArgumentException where it is not
     */
    public static char checkDigit(String body) {
        if (!isWellFormed(body + ".0")) {
            throw new IllegalArgumentException("a licence identifier's body is " + ROOT + "<type>.<issuer>.<serial>.<version>");
        }
        return check(body, body.length());
    }

    private static char check(String text, int to) {
        int sum = Iso7064Hybrid.MOD_37_36.start();
        for (int i = ROOT.length(); i < to; i++) {
            char c = text.charAt(i);
            if (c != '.' && c != '_') {
                sum = Iso7064Hybrid.MOD_37_36.add(sum, c);
            }
        }
        return Iso7064Hybrid.MOD_37_36.close(sum);
    }
}
