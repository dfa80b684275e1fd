package io.yizhan.hub.exchange;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/**
 * Makes the HTTP endpoints routes begin with. A door hands the request's body on unread, lets no foreign header in and shows no stack
 * trace; the rest is the route's business.
 */
public final class Doors {

    /**
     * Requests served at the same time. Long polls and waits for settlement each hold one, which is why
     * {@link io.yizhan.hub.exchange.door.WaitingRoom} has fewer seats.
     */
    static final int WORKERS = 64;

    private static final String VERSIONED = "/api/v1";

    private final CamelContext context;

    public Doors(CamelContext context) {
        this.context = context;
    }

    /** To be bound in the registry before the HTTP server starts: enough workers, no warning for a request that waits as asked, and HTTP/1.1. */
    public static Vertx vertx() {
        return new HttpOneVertx(Vertx.vertx(new VertxOptions().setWorkerPoolSize(WORKERS).setMaxWorkerExecuteTime(5)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES)));
    }

    /** @param path below {@code /api/v1}, with parameters as <code>{name}</code> */
    Endpoint get(String path) {
        return door(VERSIONED + path, "GET");
    }

    /** One door for both: doors are told apart by their paths alone. @param path as above */
    Endpoint getAndPost(String path) {
        return door(VERSIONED + path, "GET,POST");
    }

    /** @param path below {@code /api/v1}, with parameters as <code>{name}</code>; may end in a custom method, {@code /licences:query} */
    Endpoint post(String path) {
        return door(VERSIONED + path, "POST");
    }

    /** @param path below {@code /api/v1}, with parameters as <code>{name}</code> */
    Endpoint put(String path) {
        return door(VERSIONED + path, "PUT");
    }

    /** A page for everybody, outside the versioned API. */
    Endpoint page(String path) {
        return door(path, "GET,HEAD");
    }

    /** Whatever no other door serves. */
    Endpoint anythingElse() {
        return door("/*", null);
    }

    private Endpoint door(String path, String methods) {
        PlatformHttpComponent component = context.getComponent("platform-http", PlatformHttpComponent.class);
        Door door = new Door("platform-http:" + path + (methods == null ? "" : "?httpMethodRestrict=" + methods), path, component);
        door.setHttpMethodRestrict(methods);
        door.setHeaderFilterStrategy(new OnlyOurHeaders());
        door.setUseBodyHandler(false);
        return door;
    }

    /** The pattern of a door's path, as {@link PlatformHttpComponent#getHttpEndpoints} lists it, to be matched with a request's path. */
    static Pattern pattern(String listed) {
        String path = listed.replaceAll("\\|/:never.*$", "").replaceAll("\\{[^/}]+}", "[^/]+");
        return Pattern.compile(path.endsWith("*") ? path.substring(0, path.length() - 1) + ".*" : path + "/?");
    }

    private static final class Door extends PlatformHttpEndpoint {

        Door(String uri, String path, PlatformHttpComponent component) {
            super(uri, path, component);
        }

        /**
         * The Vert.x router takes a colon for the beginning of a parameter and knows no escape for it; but it makes a regular expression of
         * any path with a parameter. So the colon is written as a regular expression, and an alternative that can't match brings the parameter.
         */
        @Override
        public String getPath() {
            String path = super.getPath();
            int colon = path.indexOf(':');
            return colon < 0 ? path : path.substring(0, colon) + "\\x3a" + path.substring(colon + 1) + "|/:never[^\\s\\S]";
        }
    }
}
