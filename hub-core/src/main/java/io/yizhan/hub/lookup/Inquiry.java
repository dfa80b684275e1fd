package io.yizhan.hub.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions on their way to the departments that keep licences of one type. They go on when nobody waits any more. For one thread. */
public final class Inquiry {

    record Asked(LiveFeed feed, CompletableFuture<Heard> answer) {
    }

    private final List<Asked> asked;

    Inquiry(List<Asked> asked) {
        this.asked = asked;
    }

    /** Waits for the answers; who has not answered by then is silent. */
    public Sought await(Deadline deadline) {
        List<Heard> heard = new ArrayList<>();
        for (Asked one : asked) {
            heard.add(await(one, deadline));
        }
        return heard.isEmpty() ? Sought.NOBODY : new Sought(heard);
    }

    private static Heard await(Asked one, Deadline deadline) {
        try {
            return one.answer().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return one.feed().silent(Heard.SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return one.feed().silent(Heard.SOON);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a live lookup failed by the hub's own fault", e.getCause());
        }
    }
}
