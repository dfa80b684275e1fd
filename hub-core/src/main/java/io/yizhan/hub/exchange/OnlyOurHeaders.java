package io.yizhan.hub.exchange;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no header and no query parameter of a request into a Camel message: the doors read the few they know from the request itself
 * ({@link io.yizhan.hub.exchange.door.Request}), so that nothing a client sends can steer a step behind them. Outwards go only the headers
 * named here.
 */
public final class OnlyOurHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUTWARDS = Set.of("allow", "cache-control", "content-digest", "content-disposition", "content-language",
            "content-security-policy", "etag", "location", "preference-applied", "retry-after", "www-authenticate", "x-content-type-options");

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUTWARDS.contains(name.toLowerCase(Locale.ROOT));
    }
}
