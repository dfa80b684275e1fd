package io.yizhan.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.config.HubConfig.Overrides;
import io.yizhan.hub.config.HubConfig.Settings;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.signing.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    @Test
    void readsDepartmentsWithTheirFeeds() throws ConfigException {
        HubConfig config = read();

        assertThat(config.departments()).extracting(Department::id).containsExactly("health", "market-regulation");
        Department department = config.department("market-regulation").orElseThrow();
        assertThat(department.name()).isEqualTo(new Text("青山县市场监督管理局", "Qingshan Market Regulation"));
        assertThat(department.code()).isEqualTo("11990101MB9900013F");
        assertThat(department.aliases()).containsExactly("MB9900013");
        assertThat(department.feeds()).extracting(f -> f.id()).containsExactly("register", "changes");
        assertThat(department.defaultFeed().transport()).isEqualTo(new Transport.Folder("in/market-regulation"));
        assertThat(department.defaultFeed().statement()).isEqualTo(Statement.LICENCE);
        assertThat(department.defaultFeed().contentTypes()).containsExactly("text/csv", "text/plain", "application/gzip");
        assertThat(department.feed("changes").orElseThrow().transport()).isEqualTo(new Transport.Queue("intake.market-regulation.changes"));
        assertThat(department.feed("changes").orElseThrow().statement()).isEqualTo(Statement.CHANGE);
        assertThat(config.department("health").orElseThrow().defaultFeed().transport()).isEqualTo(new Transport.Http());
        assertThat(config.department("health").orElseThrow().defaultFeed().format()).isEqualTo("json");
    }

    @Test
    void handsTheFactoryPlainValues() throws ConfigException {
        SampleFormat.SampleAdapter adapter = (SampleFormat.SampleAdapter) read().department("market-regulation").orElseThrow().defaultFeed().adapter();

        AdapterSettings settings = adapter.settings();
        assertThat(settings.department()).isEqualTo("market-regulation");
        assertThat(settings.feed()).isEqualTo("register");
        assertThat(settings.type()).isEqualTo("business-licence");
        assertThat(settings.format()).isEqualTo(Map.of("encoding", "auto", "columns", 3));
        assertThat(settings.mapping()).containsEntry("nullWords", List.of("N/A", "-", "null")).containsEntry("state", Map.of("constant", "01"));
        assertThat(settings.codeTables().apply("gender")).containsEntry("男", "1");
        assertThat(settings.codeTables().apply("none")).isNull();
        assertThat(settings.maxMessageBytes()).isEqualTo(read().department("market-regulation").orElseThrow().defaultFeed().type().maxMessageBytes())
                .isNotEqualTo(AdapterSettings.DEFAULT_MAX_MESSAGE_BYTES);
    }

    @Test
    void readsItemsClientsAndGrants() throws ConfigException {
        HubConfig config = read();

        assertThat(config.catalogue().item("food-operation").orElseThrow().materials()).containsExactly(
                new Material(new Text("营业执照", "Business licence"), "business-licence", "holderCode", null, null, 0),
                new Material(new Text("从业人员健康证明", "Staff health certificates"), "health-certificate", "employerCode", null, null, 15));
        assertThat(config.clients(id -> Optional.empty())).extracting(Client::id).containsExactly("health", "market-regulation", "auditor", "museum",
                "portal");
        assertThat(config.clients(id -> Optional.empty())).extracting(Client::kind).containsExactly(Client.Kind.DEPARTMENT, Client.Kind.DEPARTMENT,
                Client.Kind.AUDITOR, Client.Kind.CONSUMER, Client.Kind.CONSUMER);
        assertThat(config.grants()).first().isEqualTo(new Grant("portal-business-licence", "portal", "business-licence", Set.of("food-operation"),
                Set.of("number", "holderName", "holderCode"), true, LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), 600, "国务院令第809号"));
    }

    @Test
    void settingsAndTheirDefaultsArePinned(@TempDir Path empty) throws Exception {
        Settings defaults = new Settings("qingshan.example/yizhan", Suite.INTL, 8080, 9876, 61616, "127.0.0.1", 64, 3, 64, Duration.ofMillis(500));
        assertThat(SampleConfig.reader().readAll(empty).settings()).isEqualTo(defaults);

        Files.writeString(empty.resolve("hub.yaml"), """
                origin: qiu.example:8443/hub
                suite: gm
                host: 0.0.0.0
                port: 0
                managementPort: 0
                brokerPort: 5445
                batch: 32
                consumers: 2
                minFreeDiskMiB: 512
                """);
        assertThat(SampleConfig.reader().readAll(empty).settings())
                .isEqualTo(new Settings("qiu.example:8443/hub", Suite.GM, 0, 0, 5445, "0.0.0.0", 32, 2, 512, Duration.ofMillis(500)));
    }

    @Test
    void flagGoesOverEnvironmentOverFile() throws ConfigException {
        Overrides environment = Overrides.ofEnvironment(Map.of("HUB_PORT", "1", "HUB_MANAGEMENT_PORT", "2", "HUB_BROKER_PORT", "3",
                "HUB_HOST", "10.0.0.1", "HUB_SUITE", "gm"));
        Settings settings = Settings.DEFAULTS.withOverrides(environment).withOverrides(new Overrides(null, 4, null, null, null));

        assertThat(settings).isEqualTo(new Settings("qingshan.example/yizhan", Suite.GM, 4, 2, 3, "10.0.0.1", 64, 3, 64, Duration.ofMillis(500)));
    }

    @Test
    void tellsEveryFaultOfTheEnvironment() {
        assertThatThrownBy(() -> Overrides.ofEnvironment(Map.of("HUB_PORT", "70000", "HUB_BROKER_PORT", "x", "HUB_SUITE", "gmm")))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.faults()).extracting(ConfigFault::toString).containsExactly(
                        "environment: HUB_BROKER_PORT: is no port; set a number from 0 to 65535, or unset it (E-CONFIG-RANGE)",
                        "environment: HUB_PORT: is no port; set a number from 0 to 65535, or unset it (E-CONFIG-RANGE)",
                        "environment: HUB_SUITE: there is no such suite; did you mean gm? (E-CONFIG-REFERENCE)"));
    }

    private static HubConfig read() throws ConfigException {
        return SampleConfig.reader().readAll(SampleConfig.resource("config-good"));
    }
}
