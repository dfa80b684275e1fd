package io.yizhan.hub.app;

import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.store.GroupCommit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** What {@code /observe/health} asks: broker, store, evidence log, and each department's intake routes. */
final class HubHealth {

    @FunctionalInterface
    private interface Probe {
        /** @return null where all is well, else what is wrong */
        String complaint();
    }

    private HubHealth() {
    }

    /** Checks by name. */
    static Map<String, HealthCheck> checks(EmbeddedBroker broker, GroupCommit commits, EvidenceLog log, Departments departments,
            Lookups lookups) {
        Map<String, HealthCheck> checks = new LinkedHashMap<>();
        add(checks, "broker", context -> () -> broker.isUp() ? null : "the broker is not running");
        add(checks, "store", context -> () -> commits.lastFailure().map(Throwable::getMessage).orElse(null));
        add(checks, "evidence", context -> () -> log.checkpoint().size() >= 0 ? null : "the log has no checkpoint");
        departments.all().forEach(department -> add(checks, "department-" + department.id(), context -> () -> stopped(context, department.id()),
                () -> lookups.states(department.id())));
        return checks;
    }

    private static String stopped(CamelContext context, String department) {
        return context.getRoutes().stream().map(route -> route.getRouteId())
                .filter(id -> id.startsWith(department + ".") && context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .findFirst().map(id -> "route " + id + " is not started").orElse(null);
    }

    private static void add(Map<String, HealthCheck> checks, String name, java.util.function.Function<CamelContext, Probe> probe) {
        add(checks, name, probe, Map::of);
    }

    /** @param data told whatever the probe says */
    private static void add(Map<String, HealthCheck> checks, String name, java.util.function.Function<CamelContext, Probe> probe,
            Supplier<Map<String, String>> data) {
        checks.put(name, new AbstractHealthCheck("yizhan", name) {
            @Override
            protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
                data.get().forEach(builder::detail);
                String complaint = probe.apply(getCamelContext()).complaint();
                if (complaint == null) {
                    builder.up();
                } else {
                    builder.down().message(complaint);
                }
            }
        });
    }
}
