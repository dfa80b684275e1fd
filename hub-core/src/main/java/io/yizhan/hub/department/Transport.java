package io.yizhan.hub.department;

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
}
