package io.yizhan.hub.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.yizhan.hub.exchange.Doors;
import io.yizhan.hub.exchange.OnlyOurHeaders;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.main.Main;

/** Camel with the hub's routes, its HTTP doors and the management port. */
final class CamelRuntime implements AutoCloseable {

    private final Main main = new Main();
    private final Vertx vertx;

    CamelRuntime(Ports ports, ConnectionFactory connections, PrometheusMeterRegistry registry, List<RoutesBuilder> routes) throws Exception {
        vertx = Doors.vertx();
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
        routes.forEach(main.configure()::addRoutesBuilder);
    }

    /** Every route, {@code <id> ← <scheme>:<path>}, in the order they were added. */
    List<String> outline() {
        return main.getCamelContext().getRoutes().stream().map(route -> route.getId() + " ← "
                + route.getEndpoint().getEndpointUri().replaceFirst("[?].*$", "").replaceFirst("^([a-z-]+)://", "$1:")).toList();
    }

    /** @param health makes what {@code /observe/health} asks */
    void start(Function<CamelContext, HealthCheckRepository> health) throws Exception {
        main.init();
        CamelContext context = main.getCamelContext();
        HealthCheckRegistry.get(context).register(health.apply(context));
        main.start();
    }

    /** Adds routes and starts them. Where one can't be started, those of this call are gone again. */
    void add(List<RoutesBuilder> routes) throws Exception {
        Set<String> before = ids("");
        try {
            for (RoutesBuilder builder : routes) {
                main.getCamelContext().addRoutes(builder);
            }
        } catch (Exception failure) {
            for (String id : ids("")) {
                if (!before.contains(id)) {
                    stop(id, Duration.ZERO);
                    main.getCamelContext().removeRoute(id);
                }
            }
            throw failure;
        }
    }

    /**
     * Stops the routes whose ids begin so, each once what it has under way is done.
     *
     * @return false where a route took longer than that; then all of them run again
     */
    boolean stop(Collection<String> prefixes, Duration patience) throws Exception {
        for (String id : ids(prefixes)) {
            if (!stop(id, patience)) {
                start(prefixes);
                return false;
            }
        }
        return true;
    }

    /** Starts routes that were stopped. */
    void start(Collection<String> prefixes) throws Exception {
        for (String id : ids(prefixes)) {
            main.getCamelContext().getRouteController().startRoute(id);
        }
    }

    /** Takes stopped routes out. */
    void remove(Collection<String> prefixes) throws Exception {
        for (String id : ids(prefixes)) {
            main.getCamelContext().removeRoute(id);
        }
    }

    private boolean stop(String id, Duration patience) throws Exception {
        return main.getCamelContext().getRouteController().stopRoute(id, Math.max(1, patience.toSeconds()), TimeUnit.SECONDS, true);
    }

    private Set<String> ids(String prefix) {
        return main.getCamelContext().getRoutes().stream().map(Route::getRouteId).filter(id -> id.startsWith(prefix))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> ids(Collection<String> prefixes) {
        return prefixes.stream().map(this::ids).flatMap(Set::stream).toList();
    }

    @Override
    public void close() throws Exception {
        main.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
