package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import io.yizhan.hub.catalogue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the records state changes of licences instead of licences: one column then is named so, and holds words for what was done. */
final class ChangeChoice {

    private static final String OPERATION = "operation";
    private static final String TABLE = "operations";
    private static final double NAMED = 0.8;
    private static final double SAID = 0.6;

    private ChangeChoice() {
    }

    /** The columns matched with the fields of a change, or empty where the records are licences. */
    static Optional<TypeChoice.Candidate> of(List<ColumnProfile> profiles, Map<String, Map<String, String>> codeTables, NamesInUse names) {
        Map<String, String> operations = codeTables.get(TABLE);
        if (operations == null) {
            return Optional.empty();
        }
        TypeChoice.Candidate candidate = TypeChoice.of(new FieldMatching(shape(operations), codeTables, names), profiles, "");
        boolean stated = candidate.matched().stream().anyMatch(guess -> guess.field().name().equals(OPERATION)
                && guess.profile().shareIn(operations.keySet()) >= SAID
                && candidate.matching().names().match(guess.profile().column(), OPERATION).score() >= NAMED);
        boolean dated = candidate.matched().stream().anyMatch(guess -> guess.field().name().equals("date"));
        return stated && dated ? Optional.of(candidate) : Optional.empty();
    }

    /** The fields of a change in the shape of a licence type, which is what columns are matched with. */
    private static LicenceType shape(Map<String, String> operations) {
        List<FieldRule> fields = List.of(
                rule("number", "证照编号", "Licence number", true, "text", Set.of()),
                rule(OPERATION, "操作", "Operation", true, "code", Set.copyOf(operations.values())),
                rule("date", "日期", "Date", true, "date", Set.of()),
                rule("reason", "原因", "Reason", false, "text", Set.of()));
        return new LicenceType("change", new Text("状态变更", "Change of state"), null, List.of("001", "111", "999"), "conditional", 1, "GB/T 36903-2018", fields);
    }

    private static FieldRule rule(String name, String zh, String en, boolean required, String kind, Set<String> codes) {
        return new FieldRule(name, new Text(zh, en), FieldClass.PUBLIC, required, kind, null, 0, codes, false);
    }
}
