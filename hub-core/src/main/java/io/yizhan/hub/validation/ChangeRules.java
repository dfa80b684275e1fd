package io.yizhan.hub.validation;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.licence.CalendarDay;
import io.yizhan.hub.licence.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a change of state, alike for all licence types: number, operation and date are required, the reason is not. */
final class ChangeRules {

    private static final String NUMBER = "number";
    private static final String OPERATION = "operation";
    private static final String DATE = "date";
    private static final String REASON = "reason";
    private static final Set<String> NAMES = Set.of(NUMBER, OPERATION, DATE, REASON);
    private static final Map<String, Operation> OPERATIONS =
            Arrays.stream(Operation.values()).collect(Collectors.toUnmodifiableMap(Operation::id, Function.identity()));

    private final FieldCheck number;
    private final FieldCheck operation;
    private final FieldCheck date;
    private final FieldCheck reason;

    ChangeRules(IdentifierCheck identifiers) {
        number = new FieldCheck(rule(NUMBER, "证照编号", "Licence number", true, "text", 64), identifiers);
        operation = new FieldCheck(rule(OPERATION, "操作", "Operation", true, "text", 0), identifiers);
        date = new FieldCheck(rule(DATE, "日期", "Date", true, "date", 0), identifiers);
        reason = new FieldCheck(rule(REASON, "原因", "Reason", false, "text", 1000), identifiers);
    }

    /** The rules of its fields. */
    List<FieldRule> fields() {
        return Stream.of(number, operation, date, reason).map(FieldCheck::rule).toList();
    }

    /** Field to every code that judging it may find. */
    SortedMap<String, SortedSet<String>> codes() {
        SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
        Stream.of(number, operation, date, reason).forEach(check -> codes.put(check.name(), check.codes()));
        codes.get(NUMBER).add("W-CODE-CASE");
        codes.get(OPERATION).add("E-OPERATION-UNKNOWN");
        return codes;
    }

    /** The change, or null where a violation rejects it. */
    Judgement.Change judge(Draft draft, String type, Findings findings) {
        String of = number.judge(draft.fields().get(NUMBER), findings);
        String ofLicence = of == null ? null : IdentifierCheck.numberOrCode(NUMBER, of, findings);
        String named = operation.judge(draft.fields().get(OPERATION), findings);
        if (named != null && !OPERATIONS.containsKey(named) && !findings.reject(OPERATION)) {
            findings.add(OPERATION, "E-OPERATION-UNKNOWN", "is no operation; expected one of " + OPERATIONS.keySet().stream().sorted().toList());
        }
        String day = date.judge(draft.fields().get(DATE), findings);
        String why = reason.judge(draft.fields().get(REASON), findings);
        for (String name : draft.fields().keySet()) {
            if (!NAMES.contains(name)) {
                findings.add(name, "E-FIELD-UNKNOWN", "is no field of a change; take it out of the feed's mapping");
            }
        }
        if (findings.reject()) {
            return null;
        }
        return new Judgement.Change(type, ofLicence, OPERATIONS.get(named), CalendarDay.parse(day), why);
    }

    private static FieldRule rule(String name, String zh, String en, boolean required, String kind, int maxLength) {
        return new FieldRule(name, new Text(zh, en), FieldClass.PUBLIC, required, kind, null, maxLength, Set.of(), false);
    }
}
