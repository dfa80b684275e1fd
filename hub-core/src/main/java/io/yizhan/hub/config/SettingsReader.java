package io.yizhan.hub.config;

import io.yizhan.hub.config.HubConfig.Overrides;
import io.yizhan.hub.config.HubConfig.Settings;
import io.yizhan.hub.signing.Suite;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code hub.yaml} and its variables of the environment. */
final class SettingsReader {

    private static final int LAST_PORT = 65_535;
    private static final List<String> SUITES = Stream.of(Suite.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();

    /** Host, port and path as in a URL, without schema; a space or a plus would break the log's signed notes (C2SP signed-note). */
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:%-]+");

    private SettingsReader() {
    }

    /** @param file the root of hub.yaml, or null where there is none */
    static Settings read(Section file) {
        Settings d = Settings.DEFAULTS;
        if (file == null) {
            return d;
        }
        Settings settings = new Settings(origin(file, d.origin()), suite(file, d.suite()),
                file.number("port", d.port(), 0, LAST_PORT), file.number("managementPort", d.managementPort(), 0, LAST_PORT),
                file.number("brokerPort", d.brokerPort(), 0, LAST_PORT), host(file, d.host()),
                file.number("batch", d.batch(), 1, 1024), file.number("consumers", d.consumers(), 1, 256),
                file.number("minFreeDiskMiB", d.minFreeDiskMiB(), 0, 1 << 20),
                Durations.read(file, "pullBudget", d.pullBudget(), Duration.ofMillis(10), Duration.ofMinutes(1)));
        refuseSamePorts(file, settings);
        file.refuseOthers();
        return settings;
    }

    private static String origin(Section file, String fallback) {
        String origin = file.text("origin", fallback);
        if (origin != null && !ORIGIN.matcher(origin).matches()) {
            file.fault("origin", "E-CONFIG-ORIGIN", "is no schema-less URL; write host and path without https://, e.g. " + fallback);
        }
        return origin;
    }

    private static String host(Section file, String fallback) {
        String host = file.text("host", fallback);
        if (host != null && !HOST.matcher(host).matches()) {
            file.fault("host", "E-CONFIG-HOST", "is no host name or address; write e.g. " + fallback);
        }
        return host;
    }

    private static Suite suite(Section file, Suite fallback) {
        String name = file.has("suite") ? file.oneOf("suite", "suite", SUITES) : null;
        return name == null ? fallback : Suite.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static void refuseSamePorts(Section file, Settings settings) {
        Map<Integer, String> used = new HashMap<>();
        Map<String, Integer> ports = Map.of("port", settings.port(), "managementPort", settings.managementPort(), "brokerPort", settings.brokerPort());
        for (String key : List.of("port", "managementPort", "brokerPort")) {
            String other = ports.get(key) == 0 ? null : used.putIfAbsent(ports.get(key), key);
            if (other != null) {
                file.fault(file.has(key) ? key : other, "E-CONFIG-DUPLICATE", key + " and " + other + " are both " + ports.get(key) + "; give each its own");
            }
        }
    }

    static Overrides ofEnvironment(Map<String, String> environment) throws ConfigException {
        Faults faults = new Faults();
        String suite = environment.get("HUB_SUITE");
        if (suite != null && !SUITES.contains(suite)) {
            faults.add("environment", 0, "HUB_SUITE", "E-CONFIG-REFERENCE", "there is no such suite; " + Spelling.cure(suite, SUITES));
        }
        Overrides overrides = new Overrides(environment.get("HUB_HOST"), port(environment, "HUB_PORT", faults),
                port(environment, "HUB_MANAGEMENT_PORT", faults), port(environment, "HUB_BROKER_PORT", faults),
                suite == null || faults.count() > 0 ? null : Suite.valueOf(suite.toUpperCase(Locale.ROOT)));
        faults.throwIfAny();
        return overrides;
    }

    private static Integer port(Map<String, String> environment, String name, Faults faults) {
        String text = environment.get(name);
        if (text == null) {
            return null;
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
            return Integer.valueOf(text);
        }
        faults.add("environment", 0, name, "E-CONFIG-RANGE", "is no port; set a number from 0 to " + LAST_PORT + ", or unset it");
        return null;
    }
}
