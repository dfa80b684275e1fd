package io.yizhan.hub.department;

import java.time.Duration;

/** How a feed's messages reach the hub by themselves. */
public sealed interface Transport {

    /** Files dropped into a folder (relative to the hub's home); taken files move to {@code .done}, unreadable ones to {@code .failed}. */
    record Folder(String path) implements Transport {
    }

    /** Bytes or text messages on a queue of the broker. */
    record Queue(String name) implements Transport {
    }

    /** Only by HTTP post. */
    record Http() implements Transport {
    }

    /**
     * Nothing comes by itself: the department keeps its data, and is asked for those of one holder when somebody wants to see them.
     *
     * @param timeout    how long the department may take
     * @param cache      how long what it said holds, that it has nothing too; zero for not at all
     * @param always     true where it is asked whatever the library holds; false where only if the library holds none that is valid
     * @param failures   how many failures in a row open the circuit breaker
     * @param open       how long the department is then left alone
     * @param concurrent most questions under way at the same time
     */
    record Live(LiveQuestion question, Duration timeout, Duration cache, boolean always, int failures, Duration open, int concurrent)
            implements Transport {
    }
}
