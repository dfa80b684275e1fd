package io.yizhan.hub.joining.trial;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.Mask;
import io.yizhan.hub.joining.trial.TrialReport.Bad;
import io.yizhan.hub.joining.trial.TrialReport.Code;
import io.yizhan.hub.joining.trial.TrialReport.Counts;
import io.yizhan.hub.joining.trial.TrialReport.Field;
import io.yizhan.hub.joining.trial.TrialReport.Refusal;
import io.yizhan.hub.joining.trial.TrialReport.Sources;
import io.yizhan.hub.joining.trial.TrialReport.Unfilled;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the report of a tally. */
record ReportWriter(Feed feed, FeedFields fields, JoiningTexts texts, Explanations explanations) {

    TrialReport report(Tally tally, List<Bad> bad, UnreadableMessageException unreadable) {
        return new TrialReport(feed.department(), feed.id(), feed.type().id(), feed.type().name(), feed.statement().name().toLowerCase(Locale.ROOT),
                counts(tally), unreadable == null ? null : refusal(unreadable), fields.rules().fields().stream().map(rule -> field(rule, tally)).toList(),
                tally.shown(), sources(tally), neverFilled(tally), codes(tally), bad);
    }

    private static Counts counts(Tally tally) {
        long warned = tally.outcome("warned");
        long registered = tally.outcome("registered") + warned;
        long rejected = tally.outcome("rejected");
        long parked = tally.outcome("parked");
        return new Counts(registered + rejected + parked, registered, rejected, warned, parked);
    }

    private Refusal refusal(UnreadableMessageException e) {
        Explanations.Explanation explained = explanations.of(e.code());
        return new Refusal(e.code(), e.getMessage(), explained.title(), explained.cure());
    }

    private Field field(Rule rule, Tally tally) {
        return new Field(rule.field(), fields.label(rule.field()), Mask.name(fields.classOf(rule.field())),
                fields.field(rule.field()).map(FieldRule::required).orElse(false), rule.verb(), rule.sources(), texts.rule(rule),
                tally.filled(rule.field()), tally.faulty(rule.field()));
    }

    private Sources sources(Tally tally) {
        Set<String> read = fields.rules().sources();
        return new Sources(read.stream().filter(tally.seen()::contains).toList(), read.stream().filter(name -> !tally.seen().contains(name)).toList(),
                List.copyOf(tally.unread()), tally.hasMoreUnread());
    }

    private List<Unfilled> neverFilled(Tally tally) {
        return fields.all().stream().filter(field -> tally.filled(field.name()) == 0)
                .map(field -> new Unfilled(field.name(), field.label(), field.required(), fields.rule(field.name()).isPresent())).toList();
    }

    private List<Code> codes(Tally tally) {
        return tally.codes().entrySet().stream().map(code -> {
            Explanations.Explanation explained = explanations.of(code.getKey());
            return new Code(code.getKey(), code.getValue(), explained.title(), explained.cure());
        }).sorted(Comparator.comparingLong(Code::records).reversed().thenComparing(Code::code)).toList();
    }
}
