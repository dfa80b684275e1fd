package io.yizhan.hub.console;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.trial.Trial;
import io.yizhan.hub.joining.trial.TrialReport;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dry runs by the console, of files of at most {@value #MOST_BYTES} bytes. Thread-safe. */
public final class TrialDoor {

    static final int MOST_BYTES = 16 << 20;

    private static final int SHOWN = 5;
    private static final Pattern PATH = Pattern.compile("/console/department/([a-z][a-z0-9-]*)/(try|feeds\\.json)");

    private final Departments departments;
    private final LicenceJudge judge;
    private final Explanations explanations = new Explanations();
    private final JoiningTexts texts = new JoiningTexts();

    public TrialDoor(Departments departments, LicenceJudge judge) {
        this.departments = departments;
        this.judge = judge;
    }

    /** A department for the page to choose a feed of; JSON as it stands. */
    record Page(String id, Text name, int mostBytes, List<FeedChoice> feeds) {
    }

    record FeedChoice(String id, Text type) {
    }

    /** @param page {@code try} or {@code feeds.json} */
    record Place(Department department, String page) {
    }

    /** What a path is of; empty where it is nothing, or of no department. */
    Optional<Place> place(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? departments.find(matcher.group(1)).map(department -> new Place(department, matcher.group(2))) : Optional.empty();
    }

    Page page(Department department) {
        return new Page(department.id(), department.name(), MOST_BYTES,
                department.feeds().stream().map(feed -> new FeedChoice(feed.id(), feed.type().name())).toList());
    }

    TrialReport run(Feed feed, byte[] file) throws IOException {
        return new Trial(feed, judge, explanations, texts).of(() -> new ByteArrayInputStream(file), SHOWN);
    }
}
