package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.samples.Sample;
import io.yizhan.hub.joining.trial.Trial;
import io.yizhan.hub.joining.trial.TrialReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the department's samples show of each field, masked as in a dry run. */
final class Examples {

    private static final int RECORDS = 50;

    private final Map<String, TrialReport.Step> steps = new HashMap<>();
    private String sample;

    private Examples() {
    }

    /** @param departments the directory of the departments' folders, or null where there are no samples */
    static Examples of(Department department, Feed feed, Trial trial, Path departments) throws IOException {
        Examples examples = new Examples();
        if (departments != null) {
            // The shortest name is that of the usual sample; longer ones tell what is special about theirs.
            for (Sample sample : Sample.of(department, departments).stream().sorted(Comparator.comparingInt(s -> s.name().length())).toList()) {
                if (sample.feed().filter(of -> of.id().equals(feed.id())).isPresent()) {
                    examples.sample = examples.sample == null ? sample.name() : examples.sample;
                    examples.add(trial.of(() -> Files.newInputStream(sample.file()), RECORDS));
                }
            }
        }
        return examples;
    }

    /** The first record that shows how a field is filled, and is not rejected, is its example. */
    private void add(TrialReport report) {
        for (TrialReport.Shown record : report.records()) {
            if (record.outcome().equals("registered") || record.outcome().equals("warned")) {
                record.steps().stream().filter(step -> step.after() != null).forEach(step -> steps.putIfAbsent(step.field(), step));
            }
        }
    }

    Optional<TrialReport.Step> step(String field) {
        return Optional.ofNullable(steps.get(field));
    }

    /** The name of the first sample, or null. */
    String sample() {
        return sample;
    }
}
