package io.yizhan.hub.joining.trial;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.validation.Judgement;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs messages of one feed through its adapter and the judge, as the hub would, and keeps nothing. Streams: a message of any size costs
 * the memory of the report. Thread-safe.
 */
public final class Trial {

    /** Most records that are shown field by field. */
    public static final int MOST_SHOWN = 100;

    /** A message that can be opened more than once. */
    @FunctionalInterface
    public interface Sent {
        /** From its first byte; the trial closes it. */
        InputStream open() throws IOException;
    }

    private final Feed feed;
    private final LicenceJudge judge;
    private final FeedFields fields;
    private final Explanations explanations;
    private final JoiningTexts texts;

    public Trial(Feed feed, LicenceJudge judge, Explanations explanations, JoiningTexts texts) {
        this.feed = feed;
        this.judge = judge;
        this.fields = new FeedFields(feed, judge);
        this.explanations = explanations;
        this.texts = texts;
    }

    /**
     * Tries a message.
     *
     * @param shown how many records to show field by field, at most {@value #MOST_SHOWN}
     * @throws IOException where the bytes themselves can't be had
     */
    public TrialReport of(Sent sent, int shown) throws IOException {
        Tally tally = new Tally(fields, texts, Math.min(shown, MOST_SHOWN));
        UnreadableMessageException unreadable = null;
        try (RecordReader reader = feed.adapter().open(sent.open(), tally::unread)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                settle(record, tally);
            }
        } catch (UnreadableMessageException e) {
            unreadable = e;
        }
        List<TrialReport.Bad> bad = RawLines.added(tally.bad(), feed.adapter(), sent, tally.seen());
        return new ReportWriter(feed, fields, texts, explanations).report(tally, bad, unreadable);
    }

    private void settle(SourceRecord record, Tally tally) {
        if (record.fault() != null) {
            Draft nothing = new Draft(new TreeMap<>(), List.of(record.fault()));
            tally.add(new Settled(record, nothing, judge.judge(nothing, feed.type(), feed.statement()), false));
            return;
        }
        try {
            Draft draft = feed.adapter().translate(record);
            tally.add(new Settled(record, draft, judge.judge(draft, feed.type(), feed.statement()), false));
        } catch (RuntimeException failure) {
            // As in the hub, which parks the record: its own failure must not look like bad data, and the other records go on.
            Violation technical = new Violation("record", "E-TECHNICAL", "the hub failed with " + failure.getClass().getName() + "; please report it");
            tally.add(new Settled(record, new Draft(new TreeMap<>(), List.of()), new Judgement(null, null, List.of(technical)), true));
        }
    }
}
