package io.yizhan.hub.app;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub run}: a hub in its home, until the process is told to stop. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    /** Forms of the log file. */
    enum LogFormat { json, text }

    @Mixin
    private HomeOption home;
    @Mixin
    private PortOptions ports;
    @Option(names = "--log-format", paramLabel = "FORM", defaultValue = "json")
    private LogFormat logFormat;

    private final Terminal terminal;
    private final Map<String, String> environment;

    RunCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Logs.intoDirectory(home.home().logs(), logFormat == LogFormat.text);
        RunningHome running = RunningHome.start(home.home(), ports.overrides(), environment);
        CountDownLatch stopped = running.stopWithProcess(terminal);
        Ports at = running.hub().ports();
        terminal.out().println(terminal.text("run.ready", home.home().directory(), at.apiUrl(), at.apiUrl() + "/console/",
                at.managementUrl() + "/observe/health", at.brokerUrl()));
        stopped.await();
        return Exit.OK;
    }
}
