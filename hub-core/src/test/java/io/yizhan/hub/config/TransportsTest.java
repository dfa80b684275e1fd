package io.yizhan.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.SftpServer;
import io.yizhan.hub.department.Transport;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What transports that ask a source are configured to do, and what holds where nothing is said. */
class TransportsTest {

    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBlaGVhbHRoIGlzIHdlYWx0aCBhbmQgbW9yZQ";

    @TempDir
    private Path config;

    private Feed read(String transport, String format) throws Exception {
        Path file = config.resolve("departments/health/department.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                id: health
                name: {zh-CN: 青山县卫生健康局, en: Qingshan Health}
                code: 11990101MB9900021A
                feeds:
                  - id: one
                    transport: %s
                    type: business-licence
                    statement: change
                    mapping: {number: {copy: a}, operation: {copy: b}, date: {copy: c}}
                    %s
                """.formatted(transport, format));
        return new ConfigReader(SampleTypes.types(), SampleTypes.codeTables(), List.of(new SampleFormat("json"), new SampleFormat("rows"),
                new SampleFormat("xml"))).readAll(config).departments().get(0).defaultFeed();
    }

    @Test
    void sftp() throws Exception {
        assertThat(read("{sftp: {url: 'sftp://hub@files.example/out/titles/', passwordFile: secrets/p, hostKey: " + KEY + "}}", "format: json").transport())
                .isEqualTo(new Transport.Sftp(new SftpServer("hub", "files.example", 22, "secrets/p", null, KEY, null), "out/titles",
                        Duration.ofSeconds(30), false));
        assertThat(read("{sftp: {url: 'sftp://hub@files.example:2022', keyFile: secrets/k, knownHostsFile: secrets/known_hosts, every: 500ms, after: leave}}",
                "format: json").transport()).isEqualTo(new Transport.Sftp(new SftpServer("hub", "files.example", 2022, null, "secrets/k", null,
                        "secrets/known_hosts"), "", Duration.ofMillis(500), true));
    }

    @Test
    void pull() throws Exception {
        assertThat(read("{pull: {url: 'https://tax.example/a?b=c'}}", "format: json").transport())
                .isEqualTo(new Transport.Pull(URI.create("https://tax.example/a?b=c"), Duration.ofMinutes(15), null, Duration.ofSeconds(30)));
        assertThat(read("{pull: {url: 'http://tax.example/a', every: 1h, timeout: 2s, authorizationFile: secrets/tax}}", "format: json").transport())
                .isEqualTo(new Transport.Pull(URI.create("http://tax.example/a"), Duration.ofHours(1), "secrets/tax", Duration.ofSeconds(2)));
    }

    @Test
    void tableWithoutFormat() throws Exception {
        Feed feed = read("{table: {url: 'jdbc:sqlite:in/front.db', table: front_out, key: id, watermark: changed_at}}", "");
        assertThat(feed.transport()).isEqualTo(new Transport.Table(new FrontDatabase("jdbc:sqlite:in/front.db", null, null), "front_out", "id",
                new Transport.Watermark("changed_at", Duration.ofSeconds(2)), Duration.ofSeconds(10), 1000));
        assertThat(feed.format()).isEqualTo("rows");

        assertThat(read("{table: {url: 'jdbc:postgresql://db.example/front', user: hub, passwordFile: secrets/p, table: 前置.出件, key: 编号, every: 5s, batch: 10,"
                + " status: {column: 状态, new: \"0\", taken: \"1\", failed: \"9\"}}}", "format: {rows: {}}").transport()).isEqualTo(new Transport.Table(
                new FrontDatabase("jdbc:postgresql://db.example/front", "hub", "secrets/p"), "前置.出件", "编号",
                new Transport.Status("状态", "0", "1", "9"), Duration.ofSeconds(5), 10));
    }

    @Test
    void soap() throws Exception {
        assertThat(read("soap", "format: xml").transport()).isEqualTo(new Transport.Soap());
    }

    @ParameterizedTest
    @CsvSource({"400ms,400", "10s,10000", "5m,300000", "1h,3600000"})
    void spansOfTime(String text, long millis) throws Exception {
        Transport.Pull pull = (Transport.Pull) read("{pull: {url: 'http://tax.example/a', every: " + text + "}}", "format: json").transport();
        assertThat(pull.every().toMillis()).isEqualTo(millis);
    }
}
