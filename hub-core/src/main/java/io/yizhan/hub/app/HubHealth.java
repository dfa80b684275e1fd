package io.yizhan.hub.app;

import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.store.GroupCommit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** What {@code /observe/health} asks: broker, store, evidence log, and each department's routes, as departments come and go. Thread-safe. */
final class HubHealth implements HealthCheckRepository {

    @FunctionalInterface
    private interface Probe {
        /** @return null where all is well, else what is wrong */
        String complaint();
    }

    private final CamelContext context;
    private final Departments departments;
    private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
    private final Map<String, HealthCheck> ofDepartments = new ConcurrentHashMap<>();
    private boolean enabled = true;

    HubHealth(CamelContext context, EmbeddedBroker broker, GroupCommit commits, EvidenceLog log, Departments departments) {
        this.context = context;
        this.departments = departments;
        add("broker", () -> broker.isUp() ? null : "the broker is not running");
        add("store", () -> commits.lastFailure().map(Throwable::getMessage).orElse(null));
        add("evidence", () -> log.checkpoint().size() >= 0 ? null : "the log has no checkpoint");
    }

    @Override
    public String getId() {
        return "hub";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Stream<HealthCheck> stream() {
        return Stream.concat(checks.values().stream(), departments.all().stream()
                .map(department -> ofDepartments.computeIfAbsent(department.id(), id -> check("department-" + id, () -> stopped(id)))));
    }

    private String stopped(String department) {
        return context.getRoutes().stream().map(Route::getRouteId)
                .filter(id -> id.startsWith(department + ".") && context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .findFirst().map(id -> "route " + id + " is not started").orElse(null);
    }

    private void add(String name, Probe probe) {
        checks.put(name, check(name, probe));
    }

    private HealthCheck check(String name, Probe probe) {
        AbstractHealthCheck check = new AbstractHealthCheck("yizhan", name) {
            @Override
            protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
                String complaint = probe.complaint();
                if (complaint == null) {
                    builder.up();
                } else {
                    builder.down().message(complaint);
                }
            }
        };
        check.setCamelContext(context);
        return check;
    }
}
