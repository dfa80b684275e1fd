package io.yizhan.hub.app;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.store.GroupCommit;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * What {@code /observe/health} asks: broker, store, evidence log, and each department's routes, as departments come and go. A source that
 * does not answer is told as data: the hub is not ill because a department sleeps. Thread-safe.
 */
final class HubHealth implements HealthCheckRepository {

    @FunctionalInterface
    private interface Probe {
        /** @return null where all is well, else what is wrong */
        String complaint();
    }

    /** The disk of the home. @param least intake is closed with less than this many bytes free */
    record Disk(File home, long least) {

        long free() {
            return home.getUsableSpace();
        }
    }

    private final CamelContext context;
    private final Departments departments;
    private final Function<Department, Map<String, String>> data;
    private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
    private final Map<String, HealthCheck> ofDepartments = new ConcurrentHashMap<>();
    private boolean enabled = true;

    /** @param data what is to be told of a department's sources and targets, whatever the check finds */
    HubHealth(CamelContext context, EmbeddedBroker broker, GroupCommit commits, EvidenceLog log, Departments departments,
            Function<Department, Map<String, String>> data, Disk disk) {
        this.context = context;
        this.departments = departments;
        this.data = data;
        add("broker", () -> broker.isUp() ? null : "the broker is not running");
        add("store", () -> commits.lastFailure().map(Throwable::getMessage).orElse(null));
        add("disk", () -> disk.free() >= disk.least() ? null : "less than " + disk.least() + " bytes are left on the disk of the home; make room");
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
                .map(department -> ofDepartments.computeIfAbsent(department.id(), id -> check("department-" + id, () -> stopped(id), () -> told(id)))));
    }

    private String stopped(String department) {
        return context.getRoutes().stream().map(Route::getRouteId)
                .filter(id -> id.startsWith(department + ".") && context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .findFirst().map(id -> "route " + id + " is not started").orElse(null);
    }

    private Map<String, String> told(String department) {
        return departments.find(department).map(data).orElse(Map.of());
    }

    private void add(String name, Probe probe) {
        checks.put(name, check(name, probe, Map::of));
    }

    /** @param data told whatever the probe says */
    private HealthCheck check(String name, Probe probe, Supplier<Map<String, String>> data) {
        AbstractHealthCheck check = new AbstractHealthCheck("yizhan", name) {
            @Override
            protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
                data.get().forEach(builder::detail);
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
