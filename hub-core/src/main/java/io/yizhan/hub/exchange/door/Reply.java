package io.yizhan.hub.exchange.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes answers. What is not set here does not leave: see {@code exchange.OnlyOurHeaders}. */
public final class Reply {

    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String PROBLEM = "application/problem+json";

    private static final DateTimeFormatter MILLISECONDS = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Message message;

    private Reply(Message message) {
        this.message = message;
    }

    /** An answer with a JSON body, members in the order of the maps. */
    public static Reply json(Exchange exchange, int status, Object value) {
        return bytes(exchange, status, JSON, json(value));
    }

    static Reply text(Exchange exchange, int status, String text) {
        return bytes(exchange, status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply bytes(Exchange exchange, int status, String contentType, Object body) {
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        return new Reply(message);
    }

    public Reply header(String name, Object value) {
        message.setHeader(name, value);
        return this;
    }

    /** RFC 3339, UTC, milliseconds: as entries of the log write it. */
    static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    static byte[] json(Object value) {
        try {
            return Json.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }
}
