package io.yizhan.hub.validation;

import io.yizhan.hub.catalogue.Divisions;
import io.yizhan.hub.licence.FoodLicenceNumber;
import io.yizhan.hub.licence.LicenceIdentifier;
import io.yizhan.hub.licence.RegistrationNumber;
import io.yizhan.hub.licence.ResidentId;
import io.yizhan.hub.licence.Uscc;

/** Identifiers inside a record: which are valid, which are kept with a warning. Each method returns the normalised text. */
final class IdentifierCheck {

    private final Divisions divisions;

    IdentifierCheck(Divisions divisions) {
        this.divisions = divisions;
    }

    /** A credit code of another than the holder. */
    String uscc(String field, String text, Findings findings) {
        String code = validUscc(field, text, findings);
        if (code != null) {
            return code;
        }
        if (text.length() == Uscc.LENGTH) {
            findings.add(field, "E-CHECK-DIGIT", "check character of the credit code is wrong (GB 32100); correct the code");
        } else {
            findings.add(field, "E-FIELD-FORMAT", "is no credit code; expected 18 characters (GB 32100)");
        }
        return text;
    }

    /** The code, upper case, where it is a valid credit code then; else null, and nothing found. */
    String validUscc(String field, String text, Findings findings) {
        String code = upperCase(text);
        if (!Uscc.isValid(code)) {
            return null;
        }
        warnOfCase(field, text, code, findings);
        if (!Uscc.hasValidOrganisationCode(code)) {
            findings.add(field, "W-ORG-CODE", "check character of the organisation code within is wrong (GB 11714); ask the registrar");
        }
        warnOfDivision(field, Uscc.division(code), findings);
        return code;
    }

    /** The number where it is a valid 15-digit registration number; else null, and nothing found. */
    String validRegistrationNumber(String field, String text, Findings findings) {
        if (!RegistrationNumber.isValid(text)) {
            return null;
        }
        findings.add(field, "W-REGNO-15", "is a 15-digit registration number; send the credit code that replaced it");
        warnOfDivision(field, RegistrationNumber.division(text), findings);
        return text;
    }

    /** A citizen number of another than the holder. */
    String residentId(String field, String text, Findings findings) {
        return residentId(field, text, "E-FIELD-FORMAT", findings);
    }

    /** A citizen number; {@code shapeCode} is the violation where it is none at all. */
    String residentId(String field, String text, String shapeCode, Findings findings) {
        String number = upperCase(text);
        ResidentId.Fault fault = ResidentId.fault(number);
        if (fault == null) {
            warnOfCase(field, text, number, findings);
            warnOfDivision(field, ResidentId.division(number), findings);
            return number;
        }
        switch (fault) {
            case SHAPE -> findings.add(field, shapeCode, "is no citizen number; expected 17 digits and a digit or X (GB 11643)");
            case BIRTH_DATE -> findings.add(field, shapeCode, "birth date within the citizen number does not exist; correct the number");
            case CHECK_DIGIT -> findings.add(field, "E-CHECK-DIGIT",
                    "check character of the citizen number is wrong (GB 11643); correct the number");
        }
        return text;
    }

    static String foodLicenceNumber(String field, String text, Findings findings) {
        if (!FoodLicenceNumber.isWellFormed(text)) {
            findings.add(field, "E-FIELD-FORMAT", "is no food operation licence number; expected JY and 14 digits");
        } else if (!FoodLicenceNumber.isValid(text)) {
            findings.add(field, "E-CHECK-DIGIT", "check digit of the licence number is wrong (ISO 7064 MOD 11,10); correct the number");
        }
        return text;
    }

    static String licenceIdentifier(String field, String text, Findings findings) {
        if (!LicenceIdentifier.isWellFormed(text)) {
            findings.add(field, "E-FIELD-FORMAT", "is no licence identifier (GB/T 36904); expected " + LicenceIdentifier.ROOT
                    + "<type>.<issuer>.<serial>.<version>.<check>");
        } else if (!LicenceIdentifier.isValid(text)) {
            findings.add(field, "W-IDENTIFIER-CHECK", "check character of the licence identifier is wrong (ISO 7064 MOD 37,36)");
        }
        return text;
    }

    /** The number of a licence, which may be its holder's code: upper case where it is a valid one then, else as it is. */
    static String numberOrCode(String field, String text, Findings findings) {
        String number = upperCase(text);
        if (Uscc.isValid(number) || ResidentId.isValid(number)) {
            warnOfCase(field, text, number, findings);
            return number;
        }
        return text;
    }

    private static void warnOfCase(String field, String text, String upper, Findings findings) {
        if (upper != text) {
            findings.add(field, "W-CODE-CASE", "holds lower-case letters; read as upper case");
        }
    }

    private void warnOfDivision(String field, String division, Findings findings) {
        if (!divisions.knows(division)) {
            findings.add(field, "W-DIVISION-UNKNOWN", "division code within is not in code table " + Divisions.TABLE
                    + " (GB/T 2260); add it there if it is in use");
        }
    }

    /** Upper case of ASCII letters alone, as no other letter may become part of a code; the same object where nothing changes. */
    static String upperCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLower(text.charAt(i))) {
                StringBuilder upper = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    if (isLower(text.charAt(j))) {
                        upper.setCharAt(j, (char) (text.charAt(j) - 'a' + 'A'));
                    }
                }
                return upper.toString();
            }
        }
        return text;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
