package io.yizhan.hub.house;

import static io.yizhan.hub.house.OwnHome.await;
import static io.yizhan.hub.house.OwnHome.awaitAsleep;
import static io.yizhan.hub.house.OwnHome.awaitCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.app.Hub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a department's SFTP server, a real one: each fetched once, whole, from the right server. */
class SftpTest {

    private static final int ROWS = 20_000;
    private static final String FORMAT = ", format: {delimited: {columns: [name, code, since]}}";

    @TempDir
    private Path home;
    @TempDir
    private Path remote;

    private SftpServerInTest server(boolean readOnly) throws Exception {
        SftpServerInTest server = new SftpServerInTest(remote, readOnly);
        Files.createDirectories(remote.resolve("out/firms"));
        return server;
    }

    private void configure(SftpServerInTest server, String hostKey, String more) throws Exception {
        OwnHome.configured(home, "transport: {sftp: {url: \"" + server.url("out/firms") + "\", hostKey: \"" + hostKey + "\", every: 200ms" + more + "}}"
                + FORMAT, "name", "code", "since");
        OwnHome.secret(home, "files.password", SftpServerInTest.PASSWORD);
        OwnHome.secret(home, "files.key", server.accountKey());
    }

    private static String rows(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(number -> "青山县第%d号农场,%s,2024-03-01\n".formatted(number, InventedRegister.code(number)))
                .collect(Collectors.joining("", "name,code,since\n", ""));
    }

    private void put(String name, String text) throws IOException {
        Path file = remote.resolve("out/firms").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> names(String directory) throws IOException {
        Path below = remote.resolve("out/firms").resolve(directory);
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(below)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString().replaceFirst("^[0-9]{17}-", "")).sorted().toList();
        }
    }

    @Test
    void filesAreFetchedWholeAndSetAside() throws Exception {
        try (SftpServerInTest server = server(false)) {
            configure(server, server.hostKey(), ", passwordFile: secrets/files.password");
            put("a.csv", rows(1, 3));
            put("b.csv", "no such columns\n1\n");
            put("c.csv.part", rows(100, 9));
            try (Hub hub = OwnHome.start(home)) {
                awaitCounts(hub, 3, 3, 0, 0);
                await().until(() -> names(".done").equals(List.of("a.csv")) && names(".failed").equals(List.of("b.csv")));

                // The same name, size and second with other content is another file.
                FileTime time = Files.getLastModifiedTime(remote.resolve("out/firms/.done").resolve(only(".done")));
                put("a.csv", rows(4, 3));
                Files.setLastModifiedTime(remote.resolve("out/firms/a.csv"), time);
                awaitCounts(hub, 6, 6, 0, 0);

                slowly("d.csv", rows(10, 40));
                awaitCounts(hub, 46, 46, 0, 0);
                await().until(() -> names(".done").equals(List.of("a.csv", "a.csv", "d.csv")));
                assertThat(names("")).containsExactly("c.csv.part");
            }
        }
    }

    private String only(String directory) throws IOException {
        try (Stream<Path> files = Files.list(remote.resolve("out/firms").resolve(directory))) {
            return files.findFirst().orElseThrow().getFileName().toString();
        }
    }

    /** As a department's program writes that does not rename. */
    private void slowly(String name, String text) throws Exception {
        Path file = remote.resolve("out/firms").resolve(name);
        for (String line : text.split("(?<=\n)")) {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            TimeUnit.MILLISECONDS.sleep(40);
        }
    }

    @Test
    void aServerThatGoesAwayIsWaitedFor() throws Exception {
        try (SftpServerInTest server = server(false)) {
            configure(server, server.hostKey(), ", keyFile: secrets/files.key");
            server.stop();
            try (Hub hub = OwnHome.start(home)) {
                awaitAsleep(hub, "Connection refused");
                put("large.csv", rows(1, ROWS));
                server.start();
                await().until(() -> server.logins.get() > 0);
                server.stop();
                awaitAsleep(hub, "can't be asked");
                server.start();
                awaitCounts(hub, ROWS, ROWS, 0, 0);
                await().until(() -> names(".done").equals(List.of("large.csv")));
                await().until(() -> OwnHome.health(hub).path("data").path("agriculture.intake").isMissingNode());
            }
        }
    }

    @Test
    void anotherServerInItsPlaceIsToldNothing() throws Exception {
        try (SftpServerInTest server = server(false)) {
            configure(server, SftpServerInTest.otherHostKey(), ", passwordFile: secrets/files.password");
            put("a.csv", rows(1, 3));
            try (Hub hub = OwnHome.start(home)) {
                awaitAsleep(hub, "the server's key is not the configured one");
                assertThat(server.logins).hasValue(0);
                assertThat(OwnHome.counts(hub).received()).isZero();
                assertThat(names("")).containsExactly("a.csv");
            }
        }
    }

    @Test
    void aPasswordThatIsMissingOrWrongIsTold() throws Exception {
        try (SftpServerInTest server = server(false)) {
            configure(server, server.hostKey(), ", passwordFile: secrets/files.password");
            Files.delete(home.resolve("secrets/files.password"));
            put("a.csv", rows(1, 3));
            try (Hub hub = OwnHome.start(home)) {
                awaitAsleep(hub, "secrets/files.password: is not in the hub's home");
                OwnHome.secret(home, "files.password", "wrong");
                awaitAsleep(hub, "the server refuses the account");
                OwnHome.secret(home, "files.password", SftpServerInTest.PASSWORD);
                awaitCounts(hub, 3, 3, 0, 0);
            }
        }
    }

    @Test
    void whereTheServerCantBeWrittenTheHubKeepsInMindWhatItHad() throws Exception {
        try (SftpServerInTest server = server(true)) {
            configure(server, server.hostKey(), ", passwordFile: secrets/files.password, after: leave");
            put("a.csv", rows(1, 3));
            put("b.csv", "no such columns\n1\n");
            long refusals;
            try (Hub hub = OwnHome.start(home)) {
                awaitCounts(hub, 3, 3, 0, 0);
                put("c.csv", rows(4, 2));
                awaitCounts(hub, 5, 5, 0, 0);
                refusals = refusals(hub);
                assertThat(refusals).isEqualTo(1);
            }
            try (Hub hub = OwnHome.start(home)) {
                put("a.csv", rows(1, 4));
                awaitCounts(hub, 9, 5, 4, 0);
                assertThat(refusals(hub)).as("b.csv is not read again").isEqualTo(refusals);
                assertThat(names("")).containsExactly("a.csv", "b.csv", "c.csv");
            }
        }
    }

    /** Events of refusal in the log. */
    private long refusals(Hub hub) throws Exception {
        Callers callers = Homes.callers(home, hub);
        long size = callers.checkpoint().size();
        long refused = 0;
        for (long i = 0; i < size; i++) {
            String entry = new String(callers.get("auditor", "/api/v1/evidence/entries/" + i).response().body(), StandardCharsets.UTF_8);
            refused += entry.contains("\"type\":\"refused\"") ? 1 : 0;
        }
        return refused;
    }
}
