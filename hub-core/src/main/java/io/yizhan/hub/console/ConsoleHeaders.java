package io.yizhan.hub.console;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** The allow-list of the console's door: no header or parameter of a request becomes a header of the message, and only these leave. */
final class ConsoleHeaders implements HeaderFilterStrategy {

    /** On every answer: nothing from elsewhere, no framing, no guessing of types, no address given away. */
    static final Map<String, String> STRICT = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final Map<String, String> LEAVING = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        LEAVING.putAll(STRICT);
        for (String name : new String[] {"Cache-Control", "Content-Language", "ETag", "Location", "Vary"}) {
            LEAVING.put(name, name);
        }
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !LEAVING.containsKey(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
