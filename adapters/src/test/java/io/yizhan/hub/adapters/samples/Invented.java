package io.yizhan.hub.adapters.samples;

import io.yizhan.hub.licence.FoodLicenceNumber;
import io.yizhan.hub.licence.OrganisationCode;
import io.yizhan.hub.licence.RegistrationNumber;
import io.yizhan.hub.licence.ResidentId;
import io.yizhan.hub.licence.Uscc;

/** Invented people and companies of 青山县: the division code 990101 is assigned to no place, the check digits are right. */
final class Invented {

    private static final String DIVISION = "990101";

    /** 老街小馆, the applicant of the story. */
    static final String APPLICANT = company(1);
    static final String APPLICANT_NAME = "老街小馆";
    static final String LEGAL_PERSON = "林晓禾";
    static final String LEGAL_PERSON_ID = person("19880617", 12);
    static final String ADDRESS = "青山县老街12号";

    private Invented() {
    }

    /** A company's credit code. */
    static String company(int number) {
        return uscc("91", "MA0Y%04d".formatted(number));
    }

    /** A company's credit code that is right outside, though its organisation code's check digit is wrong. */
    static String companyOfWrongOrganisation(int number) {
        String right = organisation("MA0Y%04d".formatted(number));
        char wrong = right.charAt(right.length() - 1) == '1' ? '2' : '1';
        return checked("91" + DIVISION + right.substring(0, right.length() - 1) + wrong);
    }

    /** A credit code with another check digit than it should have. */
    static String wrongCheck(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');
    }

    /** A 15-digit registration number. */
    static String registration(int number) {
        String body = DIVISION + "%08d".formatted(number);
        return body + RegistrationNumber.checkDigit(body);
    }

    /** A citizen's number. @param order odd for men, even for women */
    static String person(String born, int order) {
        String body = DIVISION + born + "%03d".formatted(order);
        return body + ResidentId.checkDigit(body);
    }

    /** A food-operation licence number of a catering business. */
    static String foodLicence(int number) {
        String body = "2" + DIVISION + "%06d".formatted(number);
        for (char check = '0'; check <= '9'; check++) {
            if (FoodLicenceNumber.isValid("JY" + body + check)) {
                return "JY" + body + check;
            }
        }
        throw new IllegalStateException("no check digit fits");
    }

    private static String uscc(String kind, String body) {
        return checked(kind + DIVISION + organisation(body));
    }

    private static String organisation(String body) {
        return body + OrganisationCode.checkDigit(body);
    }

    private static String checked(String body) {
        return body + Uscc.checkDigit(body);
    }
}
