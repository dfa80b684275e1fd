package io.yizhan.hub.validation;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.licence.HolderCode;
import io.yizhan.hub.licence.ResidentId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose licence it is: tells what kind of code the holder's is, and checks it as such. The kind a record states decides; where it states
 * none, the kinds the licence type is issued to. Only types issued to holders of credit codes have their other codes (999) read as the
 * registration numbers from before; elsewhere such a code is the issuer's own, whatever the country, and only its length is checked.
 */
final class HolderCheck {

    static final String CODE = "holderCode";
    static final String CODE_TYPE = "holderCodeType";

    private static final String USCC = "001";
    private static final String RESIDENT = "111";
    private static final String OTHER = "999";

    private final IdentifierCheck identifiers;
    private final FieldCheck freeCode;
    private final Set<String> types;
    private final boolean organisations;
    private final boolean residents;

    HolderCheck(LicenceType type, FieldRule codeRule, IdentifierCheck identifiers) {
        this.identifiers = identifiers;
        this.freeCode = new FieldCheck(codeRule, identifiers);
        this.types = Set.copyOf(type.holderCodeTypes());
        this.organisations = types.contains(USCC);
        this.residents = types.contains(RESIDENT);
    }

    /** Every code this check may find with the holder's code. */
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>(freeCode.codes());
        codes.addAll(List.of("E-HOLDER-CODE", "W-CODE-CASE", "W-DIVISION-UNKNOWN"));
        if (organisations) {
            codes.addAll(List.of("W-ORG-CODE", "W-REGNO-15"));
        }
        if (residents) {
            codes.add("E-CHECK-DIGIT");
        }
        return codes;
    }

    /** The holder's code, or null where a violation says why there is none. */
    HolderCode judge(Draft draft, Findings findings) {
        String stated = stated(draft, findings);
        String text = draft.text(CODE);
        if (findings.reject(CODE)) {
            return null;
        }
        if (text == null || text.isBlank()) {
            return missing(findings);
        }
        HolderCode code;
        if (RESIDENT.equals(stated) || stated == null && residents && !organisations) {
            code = new HolderCode(RESIDENT, identifiers.residentId(CODE, text, "E-HOLDER-CODE", findings));
        } else if (stated == null && residents) {
            code = anyone(text, findings);
        } else if (organisations && (stated == null || stated.equals(USCC) || stated.equals(OTHER))) {
            code = organisation(text, findings);
        } else if (stated == null && types.size() > 1) {
            findings.add(CODE_TYPE, "E-FIELD-MISSING", "is absent, and the code alone does not tell its kind; state one of " + types);
            return null;
        } else {
            String own = freeCode.judge(draft.fields().get(CODE), findings);
            code = findings.reject(CODE) ? null : new HolderCode(stated == null ? types.iterator().next() : stated, own);
        }
        return code != null && !types.contains(code.type()) ? unreadable(findings) : code;
    }

    /** The kind of code the source states, or null where it states none this licence type is issued to. */
    private String stated(Draft draft, Findings findings) {
        String stated = draft.text(CODE_TYPE);
        if (stated == null || stated.isBlank()) {
            return null;
        }
        if (types.contains(stated)) {
            return stated;
        }
        findings.add(CODE_TYPE, "E-CODE-UNKNOWN", "is no kind of holder this licence type is issued to; expected one of " + types);
        return null;
    }

    private HolderCode missing(Findings findings) {
        if (organisations) {
            findings.add(CODE, "E-HOLDER-CODE", "is absent; expected a credit code (GB 32100)");
        } else {
            findings.add(CODE, "E-FIELD-MISSING", "is required but absent or blank; fill it in");
        }
        return null;
    }

    private HolderCode anyone(String text, Findings findings) {
        String upper = IdentifierCheck.upperCase(text);
        ResidentId.Fault fault = ResidentId.fault(upper);
        if (fault == null) {
            return new HolderCode(RESIDENT, identifiers.residentId(CODE, text, findings));
        }
        HolderCode organisation = registered(text, findings);
        if (organisation == null && fault == ResidentId.Fault.CHECK_DIGIT) {
            identifiers.residentId(CODE, text, findings);
            return null;
        }
        return organisation == null ? unreadable(findings) : organisation;
    }

    private HolderCode organisation(String text, Findings findings) {
        HolderCode code = registered(text, findings);
        return code == null ? unreadable(findings) : code;
    }

    private HolderCode registered(String text, Findings findings) {
        String uscc = identifiers.validUscc(CODE, text, findings);
        if (uscc != null) {
            return new HolderCode(USCC, uscc);
        }
        String number = identifiers.validRegistrationNumber(CODE, text, findings);
        return number == null ? null : new HolderCode(OTHER, number);
    }

    private static HolderCode unreadable(Findings findings) {
        findings.add(CODE, "E-HOLDER-CODE",
                "is neither a valid credit code (GB 32100) nor another code this licence type takes; correct the code");
        return null;
    }
}
