package io.yizhan.hub.lookup;

import io.yizhan.hub.department.LiveQuestion;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks by {@code GET}. */
final class RestQuestion implements Question {

    private final LiveQuestion.Rest rest;
    private final HttpExchange http;

    RestQuestion(LiveQuestion.Rest rest, HttpExchange http) {
        this.rest = rest;
        this.http = http;
    }

    @Override
    public Optional<byte[]> ask(String holderCode, Deadline deadline) throws NoAnswerException, InterruptedException {
        String encoded = URLEncoder.encode(holderCode, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(rest.url().replace(LiveQuestion.HOLDER_CODE, encoded))), deadline);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body()).filter(body -> body.length > 0);
            case 204, 404 -> Optional.empty();
            default -> throw new NoAnswerException("status " + answer.statusCode(), null);
        };
    }
}
