package io.yizhan.hub.exchange;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;

/**
 * Vert.x whose servers speak HTTP/1.1 alone. Java's own client asks for HTTP/2 without TLS unless told not to, by an upgrade of its
 * first request; of answers to such requests, about one in a hundred came to it damaged. A server that ignores the offer is answered
 * to as before (RFC 9110 §7.8). Camel makes the servers' options itself and has no setting for it.
 */
final class HttpOneVertx extends VertxWrapper {

    HttpOneVertx(Vertx vertx) {
        super((VertxInternal) vertx);
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        return super.createHttpServer(options.setHttp2ClearTextEnabled(false));
    }
}
