package io.yizhan.hub.house;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Home;
import io.yizhan.hub.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code hub run} as a process of its own, with the launcher's Java options and free ports; it can be killed and started again on its home. */
final class HubProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern LAUNCHERS_OPTIONS = Pattern.compile("^options=\"(.*)\"$", Pattern.MULTILINE);

    private final Home home;
    private Process process;
    private Callers callers;

    HubProcess(Path home) {
        this.home = new Home(home);
    }

    /** Starts it; returns once it says that it is ready. */
    HubProcess start() throws IOException, InterruptedException {
        return start(HubClasses.options());
    }

    /** @param classes Java options that say where its classes are */
    HubProcess start(List<String> classes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(launchersOptions());
        command.addAll(classes);
        command.addAll(List.of("-Dhub.root=" + Repository.root(), Main.class.getName(), "run", "--home", home.directory().toString(),
                "--port", "0", "--management-port", "0", "--broker-port", "0"));
        Path said = Files.createDirectories(home.directory()).resolveSibling(home.directory().getFileName() + ".out");
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile())).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            // What a killed process left behind names another process.
            Optional<Home.Run> ready = home.running().filter(r -> r.pid() == process.pid());
            if (ready.isPresent()) {
                callers = new Callers(home.directory(), ready.get().api(), ready.get().management(), ready.get().broker());
                return this;
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("the hub did not start; it said:\n" + Files.readString(said));
            }
            Thread.sleep(50);
        }
    }

    private static List<String> launchersOptions() throws IOException {
        Matcher options = LAUNCHERS_OPTIONS.matcher(Files.readString(Repository.root().resolve("hub")));
        if (!options.find()) {
            throw new IOException("the launcher has no line of options");
        }
        return List.of(options.group(1).split(" "));
    }

    /** Those at its doors, since it was last started. */
    Callers callers() {
        return callers;
    }

    Home home() {
        return home;
    }

    /** The power fails: SIGKILL. */
    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as an operator stops it; returns once it has ended. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the hub does not stop");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
