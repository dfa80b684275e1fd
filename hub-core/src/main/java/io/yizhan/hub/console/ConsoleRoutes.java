package io.yizhan.hub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpServerRequest;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.door.ProblemException;
import io.yizhan.hub.exchange.door.Request;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The console's door: {@code /console/} (the page), its style and script, {@code /console/overview.json} (an {@link Overview.Page}), and
 * {@code /console/department/<id>/try} (the page of dry runs; a file posted there is answered with a report). Only for
 * somebody at this machine, anyone else gets 403 {@code E-CONSOLE-REMOTE}.
 */
public final class ConsoleRoutes extends RouteBuilder {

    private static final String HEADERS = "consoleHeaders";

    /** What browsers say of a request made by the page itself, or typed in; and programs, which say nothing. */
    private static final Set<String> OWN_PAGE = Set.of("same-origin", "none", "null");

    /** A file of the page. */
    private record Asset(String contentType, byte[] bytes) {
    }

    private final Overview overview;
    private final TrialDoor trials;
    private final ConsolePage page = new ConsolePage("index.html");
    private final ConsolePage tryPage = new ConsolePage("try.html");
    private final Map<String, Asset> assets = Map.of(
            "/console/console.css", new Asset("text/css; charset=utf-8", ConsolePage.resource("console.css")),
            "/console/try.css", new Asset("text/css; charset=utf-8", ConsolePage.resource("try.css")),
            "/console/try.js", new Asset("text/javascript; charset=utf-8", ConsolePage.resource("try.js")),
            "/console/console.js", new Asset("text/javascript; charset=utf-8", ConsolePage.resource("console.js")),
            "/console/icon.svg", new Asset("image/svg+xml", ConsolePage.resource("icon.svg")));

    public ConsoleRoutes(Overview overview, TrialDoor trials) {
        this.overview = overview;
        this.trials = trials;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(HEADERS, new ConsoleHeaders());
        onException(StoreUnavailableException.class).handled(true).process(this::unavailable);
        from("platform-http:/console?matchOnUriPrefix=true&httpMethodRestrict=GET&useBodyHandler=false&headerFilterStrategy=#" + HEADERS)
                .routeId("console").process(this::answer);
        from("platform-http:/console/department?matchOnUriPrefix=true&httpMethodRestrict=POST&useBodyHandler=false&headerFilterStrategy=#" + HEADERS)
                .routeId("console.try").process(this::tryFile);
    }

    /** A dry run of the file that is the body. Touches nothing, but is asked for by the console's own page alone. */
    private void tryFile(Exchange exchange) throws IOException {
        HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        Request received = Request.of(exchange);
        Message answer = strict(exchange);
        try {
            Optional<TrialDoor.Place> place = trials.place(request.path()).filter(found -> found.page().equals("try"));
            if (!isNear(request) || !OWN_PAGE.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))) {
                problem(answer, request, 403, "E-CONSOLE-REMOTE", "remote");
                return;
            }
            Optional<Feed> feed = place.flatMap(found -> found.department().feed(request.getParam("feed")));
            if (feed.isEmpty()) {
                problem(answer, request, 404, "E-FEED-UNKNOWN", "noFeed");
                return;
            }
            byte[] file = received.body().readNBytes(TrialDoor.MOST_BYTES + 1);
            if (file.length > TrialDoor.MOST_BYTES) {
                problem(answer, request, 413, "E-BODY-TOO-LARGE", "tooLarge");
            } else {
                send(answer, 200, "application/json", Json.mapper().writeValueAsBytes(trials.run(feed.get(), file)));
            }
        } catch (ProblemException broken) {
            problem(answer, request, 400, broken.code(), "broken");
        } finally {
            received.release();
        }
    }

    private void answer(Exchange exchange) throws JsonProcessingException {
        HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        Message answer = strict(exchange);
        String path = request.path();
        Optional<TrialDoor.Place> trial = trials.place(path);
        if (!isNear(request)) {
            problem(answer, request, 403, "E-CONSOLE-REMOTE", "remote");
        } else if (path.equals("/console")) {
            answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 308);
            answer.setHeader("Location", "/console/");
            answer.setBody(new byte[0]);
        } else if (path.equals("/console/")) {
            html(answer, request, page);
        } else if (trial.isPresent() && trial.get().page().equals("try")) {
            html(answer, request, tryPage);
        } else if (trial.isPresent()) {
            send(answer, 200, "application/json", Json.mapper().writeValueAsBytes(trials.page(trial.get().department())));
        } else if (path.equals("/console/overview.json")) {
            send(answer, 200, "application/json", Json.mapper().writeValueAsBytes(overview.page()));
        } else if (assets.containsKey(path)) {
            Asset asset = assets.get(path);
            answer.setHeader("Cache-Control", "no-cache");
            send(answer, 200, asset.contentType(), asset.bytes());
        } else {
            problem(answer, request, 404, "E-CONSOLE-PATH", "nothingHere");
        }
    }

    private static void html(Message answer, HttpServerRequest request, ConsolePage page) {
        String language = language(request);
        answer.setHeader("Content-Language", language);
        answer.setHeader("Vary", "Accept-Language");
        send(answer, 200, "text/html; charset=utf-8", page.html(language));
    }

    private static boolean isNear(HttpServerRequest request) {
        return Neighbour.is(request.remoteAddress().hostAddress(), host(request), forwarded(request));
    }

    private void unavailable(Exchange exchange) throws JsonProcessingException {
        HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        problem(strict(exchange), request, 503, "E-STORE-UNAVAILABLE", "storeUnavailable");
    }

    private static Message strict(Exchange exchange) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        ConsoleHeaders.STRICT.forEach(answer::setHeader);
        answer.setHeader("Cache-Control", "no-store");
        return answer;
    }

    /** A problem document, RFC 9457. */
    private void problem(Message answer, HttpServerRequest request, int status, String code, String text) throws JsonProcessingException {
        String language = language(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", page.texts(language).get("problem." + text + ".title"));
        problem.put("status", status);
        problem.put("detail", page.texts(language).get("problem." + text + ".detail"));
        problem.put("code", code);
        answer.setHeader("Content-Language", language);
        send(answer, status, "application/problem+json", Json.mapper().writeValueAsBytes(problem));
    }

    private static void send(Message answer, int status, String contentType, byte[] body) {
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setHeader(Exchange.CONTENT_TYPE, contentType);
        answer.setBody(body);
    }

    private static String language(HttpServerRequest request) {
        return ConsolePage.language(request.getParam("lang"), request.getHeader("Accept-Language"));
    }

    private static String host(HttpServerRequest request) {
        return request.authority() == null ? null : request.authority().host();
    }

    private static String forwarded(HttpServerRequest request) {
        String standard = request.getHeader("Forwarded");
        return standard != null ? standard : request.getHeader("X-Forwarded-For");
    }
}
