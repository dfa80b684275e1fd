package io.yizhan.hub.exchange;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;

/** Doors on a free port, as the hub opens them. */
final class OpenHouse implements AutoCloseable {

    private final Main main = new Main();
    private final Vertx vertx = Doors.vertx();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    OpenHouse(List<? extends RoutesBuilder> routes) throws Exception {
        Properties properties = new Properties();
        properties.putAll(Map.of("camel.main.basePackageScanEnabled", "false", "camel.main.startupSummaryLevel", "Off",
                "camel.server.enabled", "true", "camel.server.port", "0", "camel.server.host", "127.0.0.1"));
        main.setOverrideProperties(properties);
        main.bind("vertx", vertx);
        routes.forEach(main.configure()::addRoutesBuilder);
        main.start();
        int port = main.getCamelContext().getRegistry().findByType(VertxPlatformHttpRouter.class).iterator().next()
                .getServer().getServer().actualPort();
        base = URI.create("http://127.0.0.1:" + port);
    }

    Main main() {
        return main;
    }

    URI base() {
        return base;
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        main.stop();
        vertx.close();
    }
}
