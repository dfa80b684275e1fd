package io.yizhan.hub.validation;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.HolderCode;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of one licence type, made ready. Immutable. */
final class LicenceRules {

    private static final String TYPE = "type";
    private static final String NUMBER = "number";

    private final String type;
    private final HolderCheck holder;
    private final FieldCheck number;
    private final boolean numberMayBeCode;
    private final List<FieldCheck> others = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    LicenceRules(LicenceType type, IdentifierCheck identifiers) {
        this.type = type.id();
        this.holder = new HolderCheck(type, rule(type, HolderCheck.CODE), identifiers);
        this.number = new FieldCheck(rule(type, NUMBER), identifiers);
        this.numberMayBeCode = "holder-code".equals(rule(type, NUMBER).kind());
        for (FieldRule rule : type.fields()) {
            names.add(rule.name());
            if (!Set.of(HolderCheck.CODE, HolderCheck.CODE_TYPE, NUMBER).contains(rule.name())) {
                others.add(new FieldCheck(rule, identifiers));
            }
        }
    }

    /** Field to every code that judging it may find; a field without an entry is none of this type. */
    SortedMap<String, SortedSet<String>> codes() {
        SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
        others.forEach(check -> codes.put(check.name(), check.codes()));
        codes.put(NUMBER, number.codes());
        codes.put(HolderCheck.CODE, holder.codes());
        codes.put(HolderCheck.CODE_TYPE, new TreeSet<>(Set.of("E-CODE-UNKNOWN")));
        codes.get(TYPE).add("E-CODE-UNKNOWN");
        codes.get("validTo").add("E-VALIDITY-ORDER");
        return codes;
    }

    /** The licence, or null where a violation rejects it. */
    Licence judge(Draft draft, Findings findings) {
        SortedMap<String, String> flat = new TreeMap<>();
        HolderCode code = holder.judge(draft, findings);
        if (code != null) {
            put(flat, draft, HolderCheck.CODE, code.value());
            put(flat, draft, HolderCheck.CODE_TYPE, code.type());
        }
        if (!numberMayBeCode || !numberIsCode(draft)) {
            put(flat, draft, NUMBER, number.judge(draft.fields().get(NUMBER), findings));
        } else if (code != null) {
            put(flat, draft, NUMBER, code.value());
        }
        for (FieldCheck check : others) {
            put(flat, draft, check.name(), check.judge(draft.fields().get(check.name()), findings));
        }
        findMisfits(draft, flat, findings);
        if (findings.reject()) {
            return null;
        }
        flat.put(TYPE, type);
        flat.putIfAbsent("state", State.VALID.code());
        return Licence.ofFlat(flat);
    }

    /** One column of the source copied to both: then one finding, on the holder code, is enough. */
    private static boolean numberIsCode(Draft draft) {
        FieldValue number = draft.fields().get(NUMBER);
        FieldValue code = draft.fields().get(HolderCheck.CODE);
        return number == null || code == null ? number == code : number.raw().equals(code.raw());
    }

    private void findMisfits(Draft draft, SortedMap<String, String> flat, Findings findings) {
        for (String name : draft.fields().keySet()) {
            if (!names.contains(name)) {
                findings.add(name, "E-FIELD-UNKNOWN", "is no field of licence type " + type + "; take it out of the feed's mapping");
            }
        }
        String stated = flat.get(TYPE);
        if (stated != null && !stated.equals(type)) {
            findings.add(TYPE, "E-CODE-UNKNOWN", "is not the feed's licence type " + type + "; send the record to that type's feed");
        }
        String from = flat.get("validFrom");
        String to = flat.get("validTo");
        // ISO dates of four-digit years sort as text.
        if (from != null && to != null && !findings.reject("validFrom") && !findings.reject("validTo") && from.compareTo(to) > 0) {
            findings.add("validTo", "E-VALIDITY-ORDER", "is before validFrom; correct one of the two");
        }
    }

    private static void put(SortedMap<String, String> flat, Draft draft, String name, String text) {
        if (text == null) {
            return;
        }
        flat.put(name, text);
        FieldValue given = draft.fields().get(name);
        if (given != null && !given.raw().equals(text)) {
            flat.put(name + Licence.RAW_SUFFIX, given.raw());
        }
    }

    private static FieldRule rule(LicenceType type, String name) {
        return type.field(name).orElseThrow(
                () -> new IllegalArgumentException("licence type " + type.id() + " has no rule for " + name + "; add one"));
    }
}
