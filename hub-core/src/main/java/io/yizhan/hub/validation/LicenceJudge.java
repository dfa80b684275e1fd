package io.yizhan.hub.validation;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.Divisions;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.Violation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Judges drafts: the type's field rules, the checks of identifiers, and Jakarta Validation on the typed licence. Finds every violation,
 * not the first, and one a field and code; a draft already rejected by its adapter as unreadable as a whole ({@code E-ROW-…}) is
 * judged no further. What the adapter found is kept, and a field it found wrong is not found wrong again. Thread-safe.
 */
public final class LicenceJudge {

    private static final String WHOLE_ROW = "E-ROW-";

    private final Map<String, LicenceRules> rules;
    private final ChangeRules changes;
    private final LicenceConstraints constraints = new LicenceConstraints();

    /** @throws IllegalArgumentException where the catalogue has no code table {@code divisions} or a type lacks a common field */
    public LicenceJudge(Catalogue catalogue) {
        IdentifierCheck identifiers = new IdentifierCheck(new Divisions(catalogue.codeTable(Divisions.TABLE).orElseThrow(
                () -> new IllegalArgumentException("the catalogue has no code table " + Divisions.TABLE + "; take the one of the schemas"))));
        rules = catalogue.allTypes().stream()
                .collect(Collectors.toUnmodifiableMap(LicenceType::id, type -> new LicenceRules(type, identifiers)));
        changes = new ChangeRules(identifiers);
    }

    /** The rules of the fields that a record of a feed may fill. */
    public List<FieldRule> fields(LicenceType type, Statement statement) {
        return statement == Statement.CHANGE ? changes.fields() : type.fields();
    }

    /**
     * Field to every code that judging a record of a feed may find with it, beside what the adapter finds.
     *
     * @param type a type of the catalogue
     * @throws IllegalArgumentException where it is none
     */
    public SortedMap<String, SortedSet<String>> codes(LicenceType type, Statement statement) {
        return statement == Statement.CHANGE ? changes.codes() : rulesOf(type).codes();
    }

    /**
     * Judges one draft.
     *
     * @param type a type of the catalogue
     * @throws IllegalArgumentException where it is none
     */
    public Judgement judge(Draft draft, LicenceType type, Statement statement) {
        LicenceRules ofType = rulesOf(type);
        List<Violation> unreadable = draft.violations().stream().filter(v -> v.code().startsWith(WHOLE_ROW)).toList();
        if (!unreadable.isEmpty()) {
            return new Judgement(null, null, unreadable);
        }
        Findings findings = new Findings(draft.violations());
        if (statement == Statement.CHANGE) {
            Judgement.Change change = changes.judge(draft, type.id(), findings);
            return new Judgement(null, change, findings.all());
        }
        Licence licence = ofType.judge(draft, findings);
        if (licence != null) {
            constraints.judge(licence, findings);
        }
        return new Judgement(findings.reject() ? null : licence, null, findings.all());
    }

    private LicenceRules rulesOf(LicenceType type) {
        LicenceRules ofType = rules.get(type.id());
        if (ofType == null) {
            throw new IllegalArgumentException("licence type " + type.id() + " is not of the catalogue");
        }
        return ofType;
    }
}
