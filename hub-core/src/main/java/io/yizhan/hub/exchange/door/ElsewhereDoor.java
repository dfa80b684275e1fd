package io.yizhan.hub.exchange.door;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Answers what no other door serves: tells a wrong method from a path that is not there. */
public final class ElsewhereDoor {

    private final Supplier<Map<Pattern, Collection<String>>> doors;

    /** @param doors path pattern to methods of every door there is */
    public ElsewhereDoor(Supplier<Map<Pattern, Collection<String>>> doors) {
        this.doors = doors;
    }

    public void answer(Exchange exchange) {
        Request request = Request.of(exchange);
        TreeSet<String> allowed = new TreeSet<>();
        doors.get().forEach((path, methods) -> {
            if (path.matcher(request.path()).matches()) {
                allowed.addAll(methods);
            }
        });
        if (allowed.isEmpty()) {
            throw new ProblemException("E-DOOR-UNKNOWN", "there is no door of this path; /openapi.yaml names them all");
        }
        allowed.add("OPTIONS");
        String allow = String.join(", ", allowed);
        if (request.method().equals("OPTIONS")) {
            Reply.bytes(exchange, 204, Reply.TEXT, null).header("Allow", allow);
            return;
        }
        throw new ProblemException("E-METHOD", "this door takes " + allow).with("allow", allow);
    }
}
