package io.yizhan.hub.exchange.door;

import io.yizhan.hub.lookup.Lookups;
import java.time.Duration;

/**
 * What a door needs to ask departments that keep their data.
 *
 * @param budget how long an answer may wait for them where the client asks for nothing else
 */
public record Live(Lookups lookups, Duration budget, WaitingRoom waitingRoom) {

    Patience patience(Request request) {
        return Patience.of(request, budget, waitingRoom);
    }
}
