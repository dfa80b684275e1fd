package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.signing.Suite;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything {@code config/} says, read and cross-checked. Immutable. */
public record HubConfig(Settings settings, Catalogue catalogue, List<Department> departments, List<ClientEntry> consumers, List<Grant> grants) {

    public HubConfig {
        departments = List.copyOf(departments);
        consumers = List.copyOf(consumers);
        grants = List.copyOf(grants);
    }

    /**
     * {@code config/hub.yaml}: how this hub runs.
     *
     * @param origin         origin line of the evidence log, a schema-less URL
     * @param port           of API and console; 0 for a free one, as with the other ports
     * @param host           address all doors listen at
     * @param batch          most records of one chunk on the inbox
     * @param consumers      competing consumers of the inbox
     * @param minFreeDiskMiB intake says 503 below this
     * @param pullBudget     how long a pull or query may take where departments that keep their data are asked
     */
    public record Settings(String origin, Suite suite, int port, int managementPort, int brokerPort, String host, int batch, int consumers,
            int minFreeDiskMiB, Duration pullBudget) {

        /** What holds where {@code hub.yaml} says nothing. */
        public static final Settings DEFAULTS = new Settings("qingshan.example/yizhan", Suite.INTL, 8080, 9876, 61616, "127.0.0.1", 64, 3, 64,
                Duration.ofMillis(500));

        /**
         * These settings with those of the overrides that are not null. The order is flag over environment over file over default:
         * {@code settings.withOverrides(Overrides.ofEnvironment(System.getenv())).withOverrides(flags)}.
         */
        public Settings withOverrides(Overrides o) {
            return new Settings(origin, o.suite == null ? suite : o.suite, o.port == null ? port : o.port,
                    o.managementPort == null ? managementPort : o.managementPort, o.brokerPort == null ? brokerPort : o.brokerPort,
                    o.host == null ? host : o.host, batch, consumers, minFreeDiskMiB, pullBudget);
        }
    }

    /** Settings given by flag or environment; null where not given. */
    public record Overrides(String host, Integer port, Integer managementPort, Integer brokerPort, Suite suite) {

        /**
         * {@code HUB_HOST, HUB_PORT, HUB_MANAGEMENT_PORT, HUB_BROKER_PORT, HUB_SUITE}.
         *
         * @throws ConfigException with all faults, where a variable is set but not usable
         */
        public static Overrides ofEnvironment(Map<String, String> environment) throws ConfigException {
            return SettingsReader.ofEnvironment(environment);
        }
    }

    /** A consumer, auditor or operator. */
    public record ClientEntry(String id, Text name, Client.Kind kind) {
    }

    /** The same with other settings. */
    public HubConfig withSettings(Settings other) {
        return new HubConfig(other, catalogue, departments, consumers, grants);
    }

    public Optional<Department> department(String id) {
        return departments.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /**
     * All clients: departments first, then consumers, auditors and operators.
     *
     * @param keys finds a client's public key ({@code KeyRing::clientKey}); a client without one stays known and has a null key, so that
     *             grants of forwarding hold and only its tokens are refused
     */
    public List<Client> clients(Function<String, Optional<PublicKey>> keys) {
        List<Client> clients = new ArrayList<>();
        for (Department department : departments) {
            clients.add(new Client(department.id(), department.name(), Client.Kind.DEPARTMENT, keys.apply(department.id()).orElse(null)));
        }
        for (ClientEntry entry : consumers) {
            clients.add(new Client(entry.id(), entry.name(), entry.kind(), keys.apply(entry.id()).orElse(null)));
        }
        return clients;
    }
}
