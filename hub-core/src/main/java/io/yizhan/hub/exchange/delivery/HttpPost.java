package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.exchange.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to one address, each wait bounded, no redirect followed. */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int SHOWN = 500;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI url;
    private final String authorizationFile;
    private final Duration timeout;
    private final Secrets secrets;

    /** @param authorizationFile holds the value of the header {@code Authorization}, or null */
    HttpPost(URI url, String authorizationFile, Duration timeout, Secrets secrets) {
        this.url = url;
        this.authorizationFile = authorizationFile;
        this.timeout = timeout;
        this.secrets = secrets;
    }

    /** The answer, whatever its status; of its body the first 64 KiB. @throws TargetAwayException where there is none */
    HttpResponse<byte[]> post(byte[] body, Map<String, String> headers) throws TargetAwayException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var answer = http.sendAsync(authorized(request).build(), info -> new FirstBytes());
        try {
            // The request's own time-out ends with the head of the answer.
            return answer.get(timeout.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TargetAwayException("no answer from " + url.getHost() + ": " + reason(e.getCause()), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TargetAwayException("no whole answer from " + url.getHost() + " in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new TargetAwayException("the hub stops", e);
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) throws TargetAwayException {
        try {
            return authorizationFile == null ? request : request.header("Authorization", secrets.text(authorizationFile));
        } catch (IOException | IllegalArgumentException e) {
            throw new TargetAwayException("the secret " + authorizationFile + " can't be used: " + e.getMessage(), e);
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /**
     * Passes an answer by which the target has it.
     *
     * @throws TargetRefusedException for 4xx, but for those that ask to come again: 408, 425 and 429
     * @throws TargetAwayException    for all else but 2xx
     */
    static void requireTaken(HttpResponse<byte[]> answer) throws TargetRefusedException, TargetAwayException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        if (status >= 400 && status < 500 && status != 408 && status != 425 && status != 429) {
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            throw new TargetRefusedException("answered " + status + (text.isBlank() ? "" : ": " + text.substring(0, Math.min(SHOWN, text.length()))), null);
        }
        throw new TargetAwayException("answered " + status, answer.headers().firstValue("Retry-After").map(HttpPost::wait).orElse(null), null);
    }

    /** Retry-After (RFC 9110, 10.2.3): seconds or a date; null where it is neither. */
    private static Duration wait(String header) {
        if (header.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Duration until = Duration.between(Instant.now(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
