package io.yizhan.hub.app;

import io.yizhan.hub.app.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hub demo}: a fresh hub in a directory of its own, and the story played against it. Without {@code --home} each telling has a new directory
 * below {@code .demo}.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR")
    private Path directory;
    @Mixin
    private PortOptions ports;
    @Option(names = "--exit")
    private boolean exit;
    @Option(names = "--reset")
    private boolean reset;

    private final Terminal terminal;
    private final Map<String, String> environment;

    DemoCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Path all = Home.distribution().resolve(".demo");
        if (reset) {
            clear(new Home(directory == null ? all : directory));
        }
        Home home = new Home(directory == null ? fresh(all) : directory);
        if (Files.exists(home.database())) {
            throw new CommandFailedException(Exit.USAGE, "demo.notFresh", home.directory());
        }
        Logs.intoDirectory(home.logs(), true);
        RunningHome running = RunningHome.start(home, ports.allFreeWithPortZero(), environment);
        CountDownLatch stopped = running.stopWithProcess(terminal);
        boolean asTold = new Demo(home, running.hub(), terminal.out(), terminal.texts().getLocale()).play();
        if (exit) {
            running.close();
            return asTold ? Exit.OK : Exit.INTERNAL;
        }
        stopped.await();
        return Exit.OK;
    }

    private static Path fresh(Path all) {
        int number = 1;
        while (Files.exists(all.resolve(String.valueOf(number)))) {
            number++;
        }
        return all.resolve(String.valueOf(number));
    }

    /** Removes a demo's directory; nothing that is not one. */
    private static void clear(Home home) throws IOException, CommandFailedException {
        Path directory = home.directory();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            boolean known = inside.allMatch(f -> f.getFileName().toString().matches("[0-9]+|config|keys|data|messages|in|logs|run\\.json|hub\\.lock"));
            if (!known) {
                throw new CommandFailedException(Exit.USAGE, "demo.notADemo", directory);
            }
        }
        try (Stream<Path> deepestFirst = Files.walk(directory).sorted(Comparator.reverseOrder())) {
            for (Path path : deepestFirst.toList()) {
                Files.delete(path);
            }
        }
    }
}
