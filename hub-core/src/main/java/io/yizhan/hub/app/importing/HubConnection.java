package io.yizhan.hub.app.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * HTTP to the hub that {@code run.json} names. Where the hub can't be reached, breaks off or says 429 or 503, the file is read again and the
 * request made afresh, with a new token, until the patience for one outage is used up. Requests must therefore be safe to repeat. For
 * one thread.
 */
public final class HubConnection {

    /** What is told of an outage while waiting. */
    public interface Listener {
        void lost(String reason, Duration patience);

        void back();
    }

    /** A hub that is met for the first time is not waited for, unless asked. */
    public record Patience(Duration first, Duration later) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Run(String api) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Problem(String title, String detail, String code) {
    }

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long SHORTEST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 2_000;

    private final Path runFile;
    private final Supplier<String> token;
    private final String language;
    private final Patience patience;
    private final Listener listener;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    private boolean met;

    /**
     * @param runFile  {@code run.json} of the hub's home
     * @param token    makes a request token
     * @param language for {@code Accept-Language}
     */
    public HubConnection(Path runFile, Supplier<String> token, String language, Patience patience, Listener listener) {
        this.runFile = runFile;
        this.token = token;
        this.language = language;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Makes a request until it is answered, and reads the answer's JSON; members the type does not have are passed over unread.
     *
     * @param path    below {@code /api/v1}
     * @param request sets method, body and timeout; called for each attempt
     */
    <T> T json(String path, Function<HttpRequest.Builder, HttpRequest.Builder> request, Class<T> type)
            throws HubRefusedException, HubUnreachableException, InterruptedException {
        long lostAt = 0;
        for (long pause = SHORTEST_PAUSE;; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
            IOException failure;
            HubRefusedException busy = null;
            try {
                T answer = attempt(path, request, type);
                if (lostAt != 0) {
                    listener.back();
                }
                return answer;
            } catch (HubRefusedException refused) {
                if (refused.status() != 503 && refused.status() != 429) {
                    throw refused;
                }
                busy = refused;
                failure = new IOException(refused.title() + " (" + refused.code() + ")", refused);
            } catch (IOException lost) {
                failure = lost;
            }
            Duration ready = met ? patience.later() : patience.first();
            if (lostAt == 0) {
                lostAt = System.nanoTime();
                if (!ready.isZero()) {
                    listener.lost(reason(failure), ready);
                }
            }
            if (System.nanoTime() - lostAt + pause * 1_000_000 > ready.toNanos()) {
                if (busy != null) {
                    throw busy;
                }
                throw new HubUnreachableException(reason(failure), failure);
            }
            Thread.sleep(pause);
        }
    }

    private <T> T attempt(String path, Function<HttpRequest.Builder, HttpRequest.Builder> request, Class<T> type)
            throws IOException, HubRefusedException, InterruptedException {
        String api = Json.mapper().readerFor(Run.class).<Run>readValue(Files.readAllBytes(runFile)).api();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(api + "/api/v1" + path)).header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json, application/problem+json").header("Accept-Language", language);
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.apply(builder).build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException nobody) {
            throw nobody;
        } catch (IOException brokeOff) {
            met = true;
            throw brokeOff;
        }
        met = true;
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw refusal(response.statusCode(), body);
            }
            return Json.mapper().readerFor(type).readValue(body);
        }
    }

    private static HubRefusedException refusal(int status, InputStream body) {
        try {
            Problem problem = Json.mapper().readerFor(Problem.class).readValue(body);
            return new HubRefusedException(status, problem.title(), problem.detail(), problem.code());
        } catch (IOException e) {
            HubRefusedException refused = new HubRefusedException(status, "HTTP " + status, "the answer is no problem document", "HTTP-" + status);
            refused.addSuppressed(e);
            return refused;
        }
    }

    private String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no " + runFile;
        }
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            return "connection refused";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
