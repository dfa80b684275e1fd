package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.joining.samples.SampleResult;
import io.yizhan.hub.joining.samples.SampleRun;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hub department test [ID]}: runs the samples of departments and compares what comes of them with what is expected. Exit 0 where all is as
 * expected, 3 where anything is not.
 */
@Command(name = "test")
final class SamplesCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID")
    private String department;
    @Option(names = "--write")
    private boolean write;
    @Mixin
    private ConfigOption config;
    @Mixin
    private Output output;

    private final Terminal terminal;

    SamplesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException, CommandFailedException, IOException {
        HubConfig read = config.read();
        SampleRun run = new SampleRun(new LicenceJudge(read.catalogue()), config.directory().resolve("departments"));
        List<SampleResult> results = new ArrayList<>();
        for (Department one : ConfigOption.chosen(read, department)) {
            results.addAll(run.of(one, write));
        }
        long failed = results.stream().filter(result -> !result.isFine()).count();
        if (output.isJson()) {
            terminal.out().println(Output.json(results));
        } else {
            table(results).lines().forEach(terminal.out()::println);
            results.forEach(this::explain);
        }
        terminal.tell(results.isEmpty() ? "department.test.none" : "department.test.sum", results.size(), failed);
        return failed == 0 ? Exit.OK : Exit.INVALID_DATA;
    }

    private Table table(List<SampleResult> results) {
        Table table = new Table().row(terminal.text("test.department"), terminal.text("test.sample"), terminal.text("test.feed"),
                terminal.text("test.records"), terminal.text("test.registered"), terminal.text("test.rejected"), terminal.text("test.warned"), "");
        results.forEach(result -> table.row(result.department(), result.sample(), result.feed() == null ? "" : result.feed(),
                String.valueOf(result.records()), String.valueOf(result.registered()), String.valueOf(result.rejected()),
                String.valueOf(result.warned()), terminal.text("test.state." + result.state())));
        return table;
    }

    private void explain(SampleResult result) {
        if (result.code() != null) {
            terminal.out().println(terminal.text("test.unreadable", result.department(), result.sample(), result.detail(), result.code()));
        }
        for (SampleResult.Difference d : result.differences()) {
            terminal.out().println(terminal.text("test.difference", result.department(), result.sample(), d.record(), d.line(), d.field(), or(d.expected()),
                    or(d.found())));
        }
        if (result.more() > 0) {
            terminal.out().println(terminal.text("test.more", result.department(), result.sample(), result.more()));
        }
    }

    private String or(String text) {
        return text == null ? terminal.text("test.nothing") : text;
    }
}
