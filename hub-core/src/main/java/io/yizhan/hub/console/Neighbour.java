package io.yizhan.hub.console;

import java.util.Locale;
import java.util.Set;

/**
 * Who may see the console until operators log in: somebody at this machine. Besides the address of the connection the request must name
 * this machine as its host (a page elsewhere may point its own name at 127.0.0.1) and must not come through a proxy (behind which
 * everybody looks near).
 */
final class Neighbour {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Neighbour() {
    }

    /**
     * @param address      numeric address of the other end of the connection
     * @param host         the host the request names, without port, or null
     * @param forwardedFor its {@code Forwarded} or {@code X-Forwarded-For}, or null
     */
    static boolean is(String address, String host, String forwardedFor) {
        return address != null && isLoopback(address) && host != null && HERE.contains(host.toLowerCase(Locale.ROOT)) && forwardedFor == null;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1") || address.startsWith("::ffff:127.");
    }
}
