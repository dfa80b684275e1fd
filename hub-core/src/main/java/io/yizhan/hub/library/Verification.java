package io.yizhan.hub.library;

import io.yizhan.hub.licence.Licence;
import java.time.LocalDate;

/** The rules by which a licence found by its number is judged (verdicts in use with GB/T 36903). */
final class Verification {

    private Verification() {
    }

    static boolean matches(Licence licence, String holderName, String holderCode) {
        return (blank(holderName) || foldedName(holderName).equals(foldedName(licence.holder().name())))
                && (blank(holderCode) || LibraryHashes.folded(holderCode).equals(LibraryHashes.folded(licence.holder().code().value())));
    }

    static Verdict of(Licence licence, LocalDate on) {
        boolean over = licence.validity().to() != null && on.isAfter(licence.validity().to());
        boolean early = licence.validity().from() != null && on.isBefore(licence.validity().from());
        return switch (licence.state()) {
            case VALID -> over ? Verdict.EXPIRED_OR_INVALID : early ? Verdict.NOT_YET_ACTIVE : Verdict.VALID;
            case SUSPENDED -> over ? Verdict.EXPIRED_OR_INVALID : Verdict.TEMPORARILY_INVALID;
            case RESCINDED, CANCELLED, LAPSED, TRANSFERRED_OUT, REVOKED, OTHER -> Verdict.EXPIRED_OR_INVALID;
        };
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Registers write one name with brackets, letters and spaces of either width. */
    static String foldedName(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            int narrow = c >= '\uff01' && c <= '\uff5e' ? c - '\uff01' + '!' : c;
            if (!Character.isWhitespace(narrow) && !Character.isSpaceChar(narrow)) {
                folded.appendCodePoint(narrow);
            }
        });
        return folded.toString();
    }
}
