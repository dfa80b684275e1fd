package io.yizhan.hub.validation;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.licence.CalendarDay;
import io.yizhan.hub.licence.FieldValue;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges one field by its rule. Made once a rule; immutable. */
final class FieldCheck {

    static final String MISSING = "E-FIELD-MISSING";
    private static final String LENGTH = "E-FIELD-LENGTH";
    private static final String FORMAT = "E-FIELD-FORMAT";
    private static final String CHECK_DIGIT = "E-CHECK-DIGIT";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final FieldRule rule;
    private final Pattern pattern;
    private final Kind kind;

    /** What a kind of field demands of a text that is not blank; returns the normalised text. */
    private interface KindCheck {
        String judge(String field, String text, Findings findings);
    }

    /** A kind's check, and beside it every code it may find. */
    private record Kind(KindCheck check, List<String> codes) {
        Kind(KindCheck check, String... codes) {
            this(check, List.of(codes));
        }
    }

    FieldCheck(FieldRule rule, IdentifierCheck identifiers) {
        this.rule = rule;
        this.pattern = rule.pattern() == null ? null : Pattern.compile(rule.pattern());
        this.kind = switch (rule.kind()) {
            case "text", "holder-code" -> new Kind(TextCheck::judge, "W-HTML-ENTITY", "W-PUA-CHAR", "W-CONTROL-CHAR");
            case "date" -> new Kind(FieldCheck::date, "E-FORMAT-DATE");
            case "money" -> new Kind(FieldCheck::money, FORMAT);
            case "code" -> new Kind(this::code, "E-CODE-UNKNOWN");
            case "uscc" -> new Kind(identifiers::uscc, FORMAT, CHECK_DIGIT, "W-ORG-CODE", "W-CODE-CASE", "W-DIVISION-UNKNOWN");
            case "resident-id" -> new Kind(identifiers::residentId, FORMAT, CHECK_DIGIT, "W-CODE-CASE", "W-DIVISION-UNKNOWN");
            case "food-licence-number" -> new Kind(IdentifierCheck::foodLicenceNumber, FORMAT, CHECK_DIGIT);
            case "licence-identifier" -> new Kind(IdentifierCheck::licenceIdentifier, FORMAT, "W-IDENTIFIER-CHECK");
            default -> throw new IllegalArgumentException("field " + rule.name() + ": no such kind: " + rule.kind());
        };
    }

    String name() {
        return rule.name();
    }

    FieldRule rule() {
        return rule;
    }

    /** Every code this check may find. */
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>(kind.codes());
        if (rule.required()) {
            codes.add(MISSING);
        }
        if (rule.maxLength() > 0) {
            codes.add(LENGTH);
        }
        if (pattern != null) {
            codes.add(FORMAT);
        }
        return codes;
    }

    /** The normalised text, or null where the field is absent or blank. */
    String judge(FieldValue given, Findings findings) {
        // What translating found wrong with a field is the finding; a second one would only repeat it.
        boolean settled = findings.reject(rule.name());
        if (given == null || given.value().isBlank()) {
            if (rule.required() && !settled) {
                findings.add(rule.name(), MISSING, "is required but absent or blank; fill it in");
            }
            return null;
        }
        if (settled) {
            return given.value();
        }
        String text = kind.check().judge(rule.name(), given.value(), findings);
        if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            // Character references of spaces and controls alone.
            return judge(null, findings);
        }
        if (rule.maxLength() > 0 && text.length() > rule.maxLength() && text.codePointCount(0, text.length()) > rule.maxLength()) {
            findings.add(rule.name(), LENGTH, "is longer than " + rule.maxLength() + " characters; shorten it");
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            findings.add(rule.name(), FORMAT, "is not of the form " + rule.pattern());
        }
        return text;
    }

    private static String date(String field, String text, Findings findings) {
        if (CalendarDay.parse(text) == null) {
            findings.add(field, "E-FORMAT-DATE", "not a date; expected yyyy-MM-dd");
        }
        return text;
    }

    private static String money(String field, String text, Findings findings) {
        // An amount its adapter could not read is kept as the source has it, under the adapter's own warning.
        if (!findings.concern(field) && !DECIMAL.matcher(text).matches()) {
            findings.add(field, FORMAT, "is no amount; expected a plain decimal such as 1200000.50");
        }
        return text;
    }

    private String code(String field, String text, Findings findings) {
        if (!rule.codes().contains(text)) {
            findings.add(field, "E-CODE-UNKNOWN", "is none of the codes of this field; add its word to the feed's code table");
        }
        return text;
    }
}
