package io.yizhan.hub.joining.trial;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.Mask;
import io.yizhan.hub.joining.trial.TrialReport.Found;
import io.yizhan.hub.joining.trial.TrialReport.Shown;
import io.yizhan.hub.joining.trial.TrialReport.Step;
import io.yizhan.hub.joining.trial.TrialReport.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the records of one message add up to. For one thread. */
final class Tally {

    static final int MOST_BAD = 10;
    static final int MOST_NAMES = 200;

    /** A record that would be rejected, the line where the next begins (0 where none does), and the texts of it that may be seen. */
    record BadRecord(long record, long line, long nextLine, List<Found> found, List<Value> values, Set<String> visible) {
    }

    private final FeedFields fields;
    private final JoiningTexts texts;
    private final int mostShown;
    private final List<Shown> shown = new ArrayList<>();
    private final List<BadRecord> bad = new ArrayList<>();
    private final Map<String, Long> outcomes = new HashMap<>();
    private final Map<String, Long> filled = new HashMap<>();
    private final Map<String, Long> faulty = new HashMap<>();
    private final SortedMap<String, Long> codes = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private boolean moreUnread;

    Tally(FeedFields fields, JoiningTexts texts, int mostShown) {
        this.fields = fields;
        this.texts = texts;
        this.mostShown = mostShown;
    }

    void unread(String name) {
        if (unread.size() < MOST_NAMES) {
            unread.add(name);
        } else {
            moreUnread |= !unread.contains(name);
        }
    }

    void add(Settled settled) {
        closeLastBad(settled.record().line());
        outcomes.merge(settled.outcome(), 1L, Long::sum);
        SortedMap<String, String> after = settled.after();
        after.keySet().forEach(name -> filled.merge(name, 1L, Long::sum));
        settled.record().values().forEach((name, text) -> {
            if (!text.isBlank()) {
                seen.add(name);
            }
        });
        settled.judgement().violations().stream().map(v -> v.code()).distinct().forEach(code -> codes.merge(code, 1L, Long::sum));
        settled.judgement().violations().stream().map(v -> v.field()).distinct().forEach(field -> faulty.merge(field, 1L, Long::sum));
        if (shown.size() < mostShown) {
            shown.add(new Shown(settled.record().number(), settled.record().line(), settled.outcome(), steps(settled, after), found(settled)));
        }
        if (bad.size() < MOST_BAD && (settled.failed() || settled.judgement().rejected())) {
            bad.add(new BadRecord(settled.record().number(), settled.record().line(), 0, found(settled), values(settled), visible(settled)));
        }
    }

    private void closeLastBad(long nextLine) {
        int last = bad.size() - 1;
        if (last >= 0 && bad.get(last).nextLine() == 0) {
            BadRecord b = bad.get(last);
            bad.set(last, new BadRecord(b.record(), b.line(), Math.max(nextLine, b.line() + 1), b.found(), b.values(), b.visible()));
        }
    }

    private List<Step> steps(Settled settled, SortedMap<String, String> after) {
        List<Step> steps = new ArrayList<>();
        Set<String> ruled = new HashSet<>();
        for (Rule rule : fields.rules().fields()) {
            ruled.add(rule.field());
            String before = rule.sources().stream().filter(settled.record().values()::containsKey)
                    .map(source -> Mask.text(seenAs(settled, fields.classOf(rule.field())), settled.record().values().get(source)))
                    .collect(Collectors.joining(" + "));
            steps.add(step(settled, rule.field(), rule, before.isEmpty() ? null : before, after));
        }
        Set<String> others = new LinkedHashSet<>(after.keySet());
        settled.judgement().violations().stream().map(v -> v.field()).filter(field -> fields.field(field).isPresent()).forEach(others::add);
        others.removeAll(ruled);
        others.forEach(field -> steps.add(step(settled, field, null, null, after)));
        return steps;
    }

    private Step step(Settled settled, String field, Rule rule, String before, SortedMap<String, String> after) {
        boolean byHub = rule == null && after.containsKey(field);
        return new Step(field, fields.label(field), rule == null ? List.of() : rule.sources(),
                rule != null ? texts.rule(rule) : byHub ? texts.both("rule.hub") : null, before, Mask.text(fields.classOf(field), after.get(field)),
                settled.codes(field));
    }

    private List<Value> values(Settled settled) {
        return fields.rules().sources().stream().filter(settled.record().values()::containsKey)
                .map(source -> new Value(source, Mask.text(seenAs(settled, fields.classOfSource(source)), settled.record().values().get(source)))).toList();
    }

    private Set<String> visible(Settled settled) {
        return settled.record().values().entrySet().stream()
                .filter(value -> value.getValue().equals(Mask.text(seenAs(settled, fields.classOfSource(value.getKey())), value.getValue())))
                .map(Map.Entry::getValue).collect(Collectors.toSet());
    }

    private static FieldClass seenAs(Settled settled, FieldClass fieldClass) {
        return settled.isDisordered() ? FieldClass.SENSITIVE : fieldClass;
    }

    private static List<Found> found(Settled settled) {
        return settled.judgement().violations().stream().map(v -> new Found(v.field(), v.code(), v.detail())).toList();
    }

    List<Shown> shown() {
        return shown;
    }

    List<BadRecord> bad() {
        return bad;
    }

    long outcome(String outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long filled(String field) {
        return filled.getOrDefault(field, 0L);
    }

    long faulty(String field) {
        return faulty.getOrDefault(field, 0L);
    }

    SortedMap<String, Long> codes() {
        return codes;
    }

    /** Source names that had a text in any record. */
    Set<String> seen() {
        return seen;
    }

    Set<String> unread() {
        return unread;
    }

    boolean hasMoreUnread() {
        return moreUnread;
    }
}
