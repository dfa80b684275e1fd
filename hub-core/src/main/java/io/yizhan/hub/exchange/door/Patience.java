package io.yizhan.hub.exchange.door;

import io.yizhan.hub.lookup.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one request waits for departments that keep their data: the hub's own budget, or longer where {@code Prefer: wait=N} asks for
 * it and a seat of the waiting room is free. To be closed.
 */
final class Patience implements AutoCloseable {

    private final Duration granted;
    private final Deadline deadline;
    private final WaitingRoom.Seat seat;

    private Patience(Duration granted, Deadline deadline, WaitingRoom.Seat seat) {
        this.granted = granted;
        this.deadline = deadline;
        this.seat = seat;
    }

    static Patience of(Request request, Duration budget, WaitingRoom waitingRoom) {
        Optional<Duration> longer = Preference.wait(request).filter(wait -> wait.compareTo(budget) > 0);
        Optional<WaitingRoom.Seat> seat = longer.flatMap(wait -> waitingRoom.take());
        Duration time = seat.isPresent() ? longer.get() : budget;
        return new Patience(seat.isPresent() ? time : null, Deadline.in(time.minus(request.sinceArrival())), seat.orElse(null));
    }

    Deadline deadline() {
        return deadline;
    }

    /** Tells in the answer that the preference was followed, where it was. */
    void tell(Reply reply) {
        if (granted != null) {
            reply.header("Preference-Applied", "wait=" + granted.toSeconds());
        }
    }

    @Override
    public void close() {
        if (seat != null) {
            seat.close();
        }
    }
}
