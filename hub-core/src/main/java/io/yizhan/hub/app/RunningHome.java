package io.yizhan.hub.app;

import io.yizhan.hub.config.HubConfig.Overrides;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A hub running in a home of its own: configuration copied on first run, one process at a time, {@code run.json} while it is ready. */
final class RunningHome implements AutoCloseable {

    private final Home home;
    private final FileChannel lockFile;
    private final Hub hub;

    private RunningHome(Home home, FileChannel lockFile, Hub hub) {
        this.home = home;
        this.lockFile = lockFile;
        this.hub = hub;
    }

    /**
     * Starts a hub; it is ready, and says so in {@code run.json}, when this returns.
     *
     * @param flags       what the command line says of ports and host
     * @param environment for {@code HUB_*}
     */
    static RunningHome start(Home home, Overrides flags, Map<String, String> environment) throws Exception {
        Files.createDirectories(home.directory());
        copyConfig(home);
        Overrides ofEnvironment = Overrides.ofEnvironment(environment);
        Reloading.Reading reading = () -> ReadConfig.read(home.config(), ofEnvironment, flags);
        ReadConfig config = reading.read();
        FileChannel lockFile = lock(home);
        try {
            Hub hub = Hub.start(home.directory(), config, reading);
            RunningHome running = new RunningHome(home, lockFile, hub);
            home.announce(new Home.Run(ProcessHandle.current().pid(), hub.ports().apiUrl(), hub.ports().managementUrl(), hub.ports().brokerUrl()));
            return running;
        } catch (Ports.PortTakenException taken) {
            lockFile.close();
            throw new CommandFailedException(Exit.USAGE, "run.portTaken", String.valueOf(taken.port()), taken.option());
        } catch (Exception | Error failure) {
            lockFile.close();
            throw failure;
        }
    }

    private static FileChannel lock(Home home) throws IOException, CommandFailedException {
        FileChannel channel = FileChannel.open(home.directory().resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new CommandFailedException(Exit.USAGE, "run.alreadyRunning", home.directory());
        }
        return channel;
    }

    private static void copyConfig(Home home) throws IOException {
        if (Files.exists(home.config())) {
            return;
        }
        Path shipped = home.effectiveConfig();
        Path copy = Files.createTempDirectory(home.directory(), "config");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path source : all.toList()) {
                Path target = copy.resolve(shipped.relativize(source).toString());
                if (!Files.isDirectory(source)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(source, target);
                }
            }
        }
        Files.move(copy, home.config());
    }

    Hub hub() {
        return hub;
    }

    /** Stops the hub when the process is told to end. @return a latch that opens once it has stopped */
    CountDownLatch stopWithProcess(Terminal terminal) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                close();
            } catch (IOException failure) {
                terminal.tell("failure.io", failure.getMessage());
            } finally {
                stopped.countDown();
            }
        }, "stop"));
        return stopped;
    }

    @Override
    public void close() throws IOException {
        home.withdraw();
        hub.close();
        lockFile.close();
    }
}
