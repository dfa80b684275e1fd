package io.yizhan.hub.house;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of the test's own in a temporary directory, on a free port, with a password; run by an unprivileged user, as it demands. */
final class PostgresServer extends FrontServer {

    private static final String PASSWORD = "front-9f2c";
    private static final String OTHER_USER = "postgres";

    private final Path binaries;
    private final Path directory;
    private final int port;
    private boolean running;

    private PostgresServer(Path binaries) throws Exception {
        this.binaries = binaries;
        directory = Path.of(ran("mktemp", "-d").strip());
        Path password = Files.writeString(Files.createTempFile("front", ".password"), PASSWORD);
        password.toFile().setReadable(true, false);
        ran(binaries.resolve("initdb").toString(), "-D", directory.resolve("data").toString(), "-U", "hub", "-A", "scram-sha-256", "-E", "UTF8",
                "--no-locale", "--pwfile", password.toString());
        Files.delete(password);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
        execute(TABLE);
    }

    /** A running server with an empty table, or empty where the machine has none; then why is printed. */
    static Optional<PostgresServer> open() throws Exception {
        Optional<Path> binaries = binaries();
        if (binaries.isEmpty()) {
            System.out.println("no PostgreSQL server (initdb, pg_ctl) on this machine: its front tables are not tried; apt-get install postgresql");
            return Optional.empty();
        }
        return Optional.of(new PostgresServer(binaries.get()));
    }

    private static Optional<Path> binaries() throws IOException {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).sorted(Comparator.reverseOrder()).forEach(places::add);
            }
        }
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).forEach(places::add);
        return places.stream().filter(place -> Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl"))).findFirst();
    }

    @Override
    String settings(Path home) throws IOException {
        OwnHome.secret(home, "front.password", PASSWORD);
        return "url: \"" + url() + "\", user: hub, passwordFile: secrets/front.password";
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "hub", PASSWORD);
    }

    @Override
    void stop() throws Exception {
        if (running) {
            control("stop", "-m", "immediate");
            running = false;
        }
    }

    @Override
    void start() throws Exception {
        control("start", "-l", directory.resolve("log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + directory);
        running = true;
    }

    private void control(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(binaries.resolve("pg_ctl").toString(), "-D", directory.resolve("data").toString(), "-w"));
        command.addAll(List.of(words));
        ran(command.toArray(String[]::new));
    }

    @Override
    public void close() throws Exception {
        super.close();
        ran("rm", "-rf", directory.toString());
    }

    private static String ran(String... command) throws Exception {
        List<String> words = new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("runuser", "-u", OTHER_USER, "--") : List.of());
        words.addAll(List.of(command));
        Path said = Files.createTempFile("ran", ".txt");
        Process process = new ProcessBuilder(words).directory(new File("/tmp")).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String text = Files.readString(said);
        Files.delete(said);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(String.join(" ", words) + ": " + text);
        }
        return text;
    }
}
