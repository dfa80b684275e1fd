package io.yizhan.hub.exchange.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.yizhan.hub.policy.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * One HTTP request as its door sees it. Headers and query parameters are read by name from the request itself, so that none of them ever
 * becomes a header of a Camel message. Used by one thread.
 */
public final class Request {

    private static final String PROPERTY = "request";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]{2,45}](:[0-9]{1,5})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,15}");

    private final HttpServerRequest http;
    private final Exchange exchange;
    private final RequestStream body;
    private final Trace trace;
    private final long arrived = System.nanoTime();
    private Caller caller;

    private Request(Exchange exchange, HttpServerRequest http) {
        this.exchange = exchange;
        this.http = http;
        this.body = new RequestStream(http);
        this.trace = Trace.of(http.getHeader("traceparent"));
    }

    /** The request of an exchange that came in by a door; the same one each time. */
    public static Request of(Exchange exchange) {
        Request request = exchange.getProperty(PROPERTY, Request.class);
        if (request == null) {
            request = new Request(exchange, exchange.getMessage().getBody(HttpServerRequest.class));
            exchange.setProperty(PROPERTY, request);
        }
        return request;
    }

    /** Id of the route that serves it. */
    public String door() {
        return exchange.getFromRouteId();
    }

    public String method() {
        return http.method().name();
    }

    public String path() {
        return http.path();
    }

    /** Scheme, host and port as the client named them, where they are such; else empty, so that what follows is relative. */
    String base() {
        String host = http.authority() == null ? "" : http.authority().toString();
        return HOST.matcher(host).matches() ? http.scheme() + "://" + host : "";
    }

    /** A parameter of the path. */
    public String inPath(String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    /** A parameter of the query. @throws ProblemException E-PARAMETER where it is given twice */
    public Optional<String> inQuery(String name) {
        List<String> values = parameters().getAll(name);
        if (values.size() > 1) {
            throw new ProblemException("E-PARAMETER", "the parameter " + name + " is given " + values.size() + " times; give it once");
        }
        return values.stream().findFirst();
    }

    /** A whole number of the query, cut to {@code most}. @throws ProblemException E-PARAMETER where it is none */
    public long inQuery(String name, long otherwise, long most) {
        return inQuery(name).map(text -> Math.min(number(name, text), most)).orElse(otherwise);
    }

    /** {@code true} or {@code false} in the query. @throws ProblemException E-PARAMETER where it is something else */
    boolean flag(String name, boolean otherwise) {
        return inQuery(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException("E-PARAMETER", "the parameter " + name + " is neither true nor false; give one of them");
        }).orElse(otherwise);
    }

    /** A whole number. @throws ProblemException E-PARAMETER where the text is none */
    static long number(String name, String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new ProblemException("E-PARAMETER", "the parameter " + name + " is not a whole number from 0; give digits only");
        }
        return Long.parseLong(text);
    }

    /** A header that may be given once. @throws ProblemException E-PARAMETER where it is given twice */
    public Optional<String> header(String name) {
        List<String> values = http.headers().getAll(name);
        if (values.size() > 1) {
            throw new ProblemException("E-PARAMETER", "the header " + name + " is given " + values.size() + " times; give it once");
        }
        return values.stream().findFirst();
    }

    /** All values of a list header, joined as RFC 9110 §5.3 allows. */
    public String headers(String name) {
        return String.join(",", http.headers().getAll(name));
    }

    /** The body as it arrives. */
    public InputStream body() {
        return body;
    }

    /** The whole body. @throws ProblemException E-BODY-TOO-LARGE over {@code most} bytes, of which no more are read */
    byte[] body(int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new ProblemException("E-BODY-TOO-LARGE", "the body is larger than " + most + " bytes; send a smaller one");
        }
        return bytes;
    }

    /** Lets go of what of the body was not read. Called when the answer is made. */
    public void release() {
        body.release();
    }

    /** The W3C trace id: the sender's where it sent a traceparent, else a new one. */
    public String traceId() {
        return trace.id();
    }

    public Language language() {
        return Language.preferred(headers("Accept-Language"));
    }

    /** Who asks, once the gate knows; null before, and for strangers. */
    public Caller caller() {
        return caller;
    }

    void caller(Caller known) {
        this.caller = known;
    }

    Duration sinceArrival() {
        return Duration.ofNanos(System.nanoTime() - arrived);
    }

    private MultiMap parameters() {
        try {
            return http.params();
        } catch (IllegalArgumentException e) {
            throw new ProblemException("E-PARAMETER", "the query is not percent-encoded UTF-8; encode it", e);
        }
    }
}
