package io.yizhan.hub.exchange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;

/** Notes of sources as texts. */
final class Texts {

    private Texts() {
    }

    static String json(Object note) {
        try {
            return Json.mapper().writeValueAsString(note);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a note that is no JSON", impossible);
        }
    }
}
