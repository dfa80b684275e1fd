package io.yizhan.hub.joining.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.samples.Outcomes.Outcome;
import io.yizhan.hub.joining.samples.SampleResult.Difference;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the samples of departments against what is expected of them. */
public final class SampleRun {

    static final int MOST_DIFFERENCES = 20;

    private final LicenceJudge judge;
    private final Outcomes outcomes;
    private final Path departments;

    /** @param departments the directory of the departments' folders */
    public SampleRun(LicenceJudge judge, Path departments) {
        this.judge = judge;
        this.outcomes = new Outcomes(judge);
        this.departments = departments;
    }

    /**
     * Tests the samples of a department, and finds what is expected of none.
     *
     * @param write writes what is expected anew, instead of comparing
     */
    public List<SampleResult> of(Department department, boolean write) throws IOException {
        List<SampleResult> results = new ArrayList<>();
        for (Sample sample : Sample.of(department, departments)) {
            results.add(sample.feed().isEmpty() ? without(sample, "no-feed") : of(sample, sample.feed().get(), write));
        }
        for (Path orphan : Sample.orphans(department, departments)) {
            results.add(new SampleResult(department.id(), orphan.getFileName().toString(), null, "orphan", 0, 0, 0, 0, null, null, List.of(), 0));
        }
        return results;
    }

    private SampleResult of(Sample sample, Feed feed, boolean write) throws IOException {
        List<Outcome> found;
        try {
            found = outcomes.of(feed, sample.file());
        } catch (UnreadableMessageException e) {
            return new SampleResult(sample.department().id(), sample.name(), feed.id(), "unreadable", 0, 0, 0, 0, e.code(), e.getMessage(), List.of(), 0);
        }
        List<String> lines = found.stream().map(Outcome::line).toList();
        if (write) {
            Files.createDirectories(sample.expected().getParent());
            Files.writeString(sample.expected(), lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
            return counted(sample, feed, "written", found, List.of());
        }
        if (!Files.exists(sample.expected())) {
            return counted(sample, feed, "new", found, List.of());
        }
        List<Difference> differences = differences(sample, new FeedFields(feed, judge), lines);
        return counted(sample, feed, differences.isEmpty() ? "same" : "different", found, differences);
    }

    private static List<Difference> differences(Sample sample, FeedFields fields, List<String> found) throws IOException {
        try {
            return new Comparison(fields).of(Files.readAllLines(sample.expected()), found);
        } catch (JsonProcessingException e) {
            throw new IOException(sample.expected() + ": a line that is no JSON; have it written anew with --write", e);
        }
    }

    private static SampleResult counted(Sample sample, Feed feed, String state, List<Outcome> found, List<Difference> differences) {
        long registered = found.stream().filter(Outcome::registered).count();
        return new SampleResult(sample.department().id(), sample.name(), feed.id(), state, found.size(), registered, found.size() - registered,
                found.stream().filter(Outcome::warned).count(), null, null, differences.stream().limit(MOST_DIFFERENCES).toList(),
                Math.max(0, differences.size() - MOST_DIFFERENCES));
    }

    private static SampleResult without(Sample sample, String state) {
        return new SampleResult(sample.department().id(), sample.name(), null, state, 0, 0, 0, 0, null, null, List.of(), 0);
    }
}
