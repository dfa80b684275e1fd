package io.yizhan.hub.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.yizhan.hub.exchange.Doors;
import io.yizhan.hub.exchange.OnlyOurHeaders;
import jakarta.jms.ConnectionFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.main.Main;

/** Camel with the hub's routes, its HTTP doors and the management port. */
final class CamelRuntime implements AutoCloseable {

    private final Main main = new Main();
    private final Vertx vertx;
    private final Collection<HealthCheck> checks;

    CamelRuntime(Ports ports, ConnectionFactory connections, PrometheusMeterRegistry registry, Map<String, HealthCheck> checks,
            List<RoutesBuilder> routes) throws Exception {
        vertx = Vertx.vertx(Doors.vertxOptions());
        Map.of("camel.main.name", "yizhan",
                "camel.main.basePackageScanEnabled", "false",
                "camel.main.jmxEnabled", "false",
                "camel.main.autoConfigurationLogSummary", "false",
                "camel.main.startupSummaryLevel", "Off",
                "camel.main.shutdownTimeout", "10",
                "camel.health.routesEnabled", "false",
                "camel.health.exposureLevel", "full",
                "camel.metrics.enabled", "true",
                "camel.metrics.path", "/observe/metrics").forEach(main::addInitialProperty);
        Map.of("camel.health.registryEnabled", "true",
                "camel.server.enabled", "true",
                "camel.server.host", ports.host(),
                "camel.server.port", String.valueOf(ports.api()),
                "camel.management.enabled", "true",
                "camel.management.host", ports.host(),
                "camel.management.port", String.valueOf(ports.management()),
                "camel.management.healthCheckEnabled", "true",
                "camel.management.metricsEnabled", "true").forEach(main::addInitialProperty);
        main.bind("vertx", vertx);
        main.bind("metricsRegistry", registry);
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connections);
        jms.setHeaderFilterStrategy(new OnlyOurHeaders());
        main.bind("jms", jms);
        this.checks = checks.values();
        checks.forEach((name, check) -> main.bind(name + "-health-check", check));
        routes.forEach(main.configure()::addRoutesBuilder);
    }

    /** Every route, {@code <id> ← <scheme>:<path>}, in the order they were added. */
    List<String> outline() {
        return main.getCamelContext().getRoutes().stream().map(route -> route.getId() + " ← "
                + route.getEndpoint().getEndpointUri().replaceFirst("[?].*$", "").replaceFirst("^([a-z-]+)://", "$1:")).toList();
    }

    void start() throws Exception {
        main.init();
        // Camel hands its context to the checks it makes itself, not to those it finds in the registry.
        checks.forEach(check -> CamelContextAware.trySetCamelContext(check, main.getCamelContext()));
        main.start();
    }

    @Override
    public void close() throws Exception {
        main.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
