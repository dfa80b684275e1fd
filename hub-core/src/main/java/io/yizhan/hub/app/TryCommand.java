package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.trial.Trial;
import io.yizhan.hub.joining.trial.TrialReport;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hub department try ID FILE}: a dry run that touches nothing. Exit 0 where every record would be registered, 2 where department, feed or
 * file is not there, 3 where a record or the file would be rejected.
 */
@Command(name = "try")
final class TryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID")
    private String department;
    @Parameters(index = "1", paramLabel = "FILE")
    private Path file;
    @Option(names = "--feed", paramLabel = "FEED")
    private String feed;
    @Option(names = "--records", paramLabel = "N", defaultValue = "1")
    private int records;
    @Mixin
    private ConfigOption config;
    @Mixin
    private Output output;

    private final Terminal terminal;

    TryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException, CommandFailedException, IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailedException(Exit.USAGE, "department.noFile", file);
        }
        if (records < 0 || records > Trial.MOST_SHOWN) {
            throw new CommandFailedException(Exit.USAGE, "department.try.badRecords", Trial.MOST_SHOWN);
        }
        ConfigOption.Chosen chosen = config.department(department);
        Trial trial = new Trial(chosen.feed(feed), new LicenceJudge(chosen.catalogue()), new Explanations(), new JoiningTexts());
        TrialReport report = trial.of(() -> Files.newInputStream(file), records);
        if (output.isJson()) {
            terminal.out().println(Output.json(report));
        } else {
            new TrialTable(terminal, report).lines(file.toString()).forEach(terminal.out()::println);
        }
        return report.findsInvalidData() ? Exit.INVALID_DATA : Exit.OK;
    }
}
