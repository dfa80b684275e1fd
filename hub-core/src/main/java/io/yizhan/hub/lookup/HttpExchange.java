package io.yizhan.hub.lookup;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP request and its answer, in bounded memory and time. Redirects are not followed: a question goes where it was configured to go. */
final class HttpExchange {

    /** An answer about one holder is small. */
    static final int MOST_BYTES = 4 << 20;

    private final HttpClient client;
    private final SecretFile authorization;

    HttpExchange(HttpClient client, SecretFile authorization) {
        this.client = client;
        this.authorization = authorization;
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request, Deadline deadline) throws NoAnswerException, InterruptedException {
        String value = authorization.read();
        if (value != null) {
            request.setHeader("Authorization", value);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw NoAnswerException.late(e);
        } catch (ExecutionException e) {
            throw new NoAnswerException(e.getCause() instanceof IOException ? "no connection, or it broke" : "the request can't be sent", e);
        } finally {
            answer.cancel(true);
        }
    }
}
