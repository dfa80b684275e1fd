package io.yizhan.hub.codec;

import java.io.IOException;

/**
 * A document that is not the JSON the hub reads. The message says where and what and never repeats the document; the parser's own
 * exception does repeat it and is therefore not kept as cause.
 */
public final class UnreadableJsonException extends IOException {

    private final String code;

    UnreadableJsonException(String where, String what, String code) {
        super(where + ": " + what + " (" + code + ")");
        this.code = code;
    }

    /** {@code E-ENCODING, E-JSON-SYNTAX, E-JSON-DEPTH, E-JSON-DUPLICATE, E-JSON-NUMBER} or {@code E-JSON-OBJECT}. */
    public String code() {
        return code;
    }
}
