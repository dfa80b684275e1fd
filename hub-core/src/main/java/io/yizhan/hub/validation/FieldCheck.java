package io.yizhan.hub.validation;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.licence.CalendarDay;
import io.yizhan.hub.licence.FieldValue;
import java.util.regex.Pattern;

/** Judges one field by its rule. Made once a rule; immutable. */
final class FieldCheck {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final FieldRule rule;
    private final Pattern pattern;
    private final KindCheck kind;

    /** What a kind of field demands of a text that is not blank; returns the normalised text. */
    private interface KindCheck {
        String judge(String field, String text, Findings findings);
    }

    FieldCheck(FieldRule rule, IdentifierCheck identifiers) {
        this.rule = rule;
        this.pattern = rule.pattern() == null ? null : Pattern.compile(rule.pattern());
        this.kind = switch (rule.kind()) {
            case "text", "holder-code" -> TextCheck::judge;
            case "date" -> FieldCheck::date;
            case "money" -> FieldCheck::money;
            case "code" -> this::code;
            case "uscc" -> identifiers::uscc;
            case "resident-id" -> identifiers::residentId;
            case "food-licence-number" -> IdentifierCheck::foodLicenceNumber;
            case "licence-identifier" -> IdentifierCheck::licenceIdentifier;
            default -> throw new IllegalArgumentException("field " + rule.name() + ": no such kind: " + rule.kind());
        };
    }

    String name() {
        return rule.name();
    }

    /** The normalised text, or null where the field is absent or blank. */
    String judge(FieldValue given, Findings findings) {
        // What translating found wrong with a field is the finding; a second one would only repeat it.
        boolean settled = findings.reject(rule.name());
        if (given == null || given.value().isBlank()) {
            if (rule.required() && !settled) {
                findings.add(rule.name(), "E-FIELD-MISSING", "is required but absent or blank; fill it in");
            }
            return null;
        }
        if (settled) {
            return given.value();
        }
        String text = kind.judge(rule.name(), given.value(), findings);
        if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            // Character references of spaces and controls alone.
            return judge(null, findings);
        }
        if (rule.maxLength() > 0 && text.length() > rule.maxLength() && text.codePointCount(0, text.length()) > rule.maxLength()) {
            findings.add(rule.name(), "E-FIELD-LENGTH", "is longer than " + rule.maxLength() + " characters; shorten it");
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            findings.add(rule.name(), "E-FIELD-FORMAT", "is not of the form " + rule.pattern());
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
            findings.add(field, "E-FIELD-FORMAT", "is no amount; expected a plain decimal such as 1200000.50");
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
