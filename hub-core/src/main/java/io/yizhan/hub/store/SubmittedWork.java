package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A work on its way through the group commit. Ordered as it takes them: small ones, large ones, the end; of each kind the oldest first. */
final class SubmittedWork<T> implements Comparable<SubmittedWork<?>> {

    /** Records of a small work at most. */
    private static final int FEW = 8;
    private static final AtomicLong NEXT = new AtomicLong();

    private final GroupCommit.Work<T> work;
    private final int records;
    private final long number = NEXT.getAndIncrement();
    private final CompletableFuture<GroupCommit.Committed<T>> future = new CompletableFuture<>();
    private T result;
    private Throwable failure;

    /** @param records about as many as it writes */
    SubmittedWork(GroupCommit.Work<T> work, int records) {
        this.work = work;
        this.records = records;
    }

    /** Behind it there is no other. */
    static SubmittedWork<?> end() {
        return new SubmittedWork<Void>(null, Integer.MAX_VALUE);
    }

    boolean isEnd() {
        return work == null;
    }

    boolean isSmall() {
        return records <= FEW;
    }

    int records() {
        return records;
    }

    CompletableFuture<GroupCommit.Committed<T>> future() {
        return future;
    }

    /** Runs the work; its own failure undoes it alone, a failure of the database goes up to fail the whole moment. */
    void run(CurrentMoment moment) {
        CurrentMoment.Mark mark = moment.mark();
        try {
            result = work.run(moment);
            moment.keep(mark);
        } catch (Throwable e) {
            if (DatabaseFaults.unavailable(e)) {
                throw DatabaseFaults.unavailable("the database", e);
            }
            moment.undo(mark);
            failure = e;
        }
    }

    void complete(Checkpoint checkpoint) {
        if (failure == null) {
            future.complete(new GroupCommit.Committed<>(result, checkpoint));
        } else {
            future.completeExceptionally(failure);
        }
    }

    @Override
    public int compareTo(SubmittedWork<?> other) {
        return place() == other.place() ? Long.compare(number, other.number) : Integer.compare(place(), other.place());
    }

    private int place() {
        return isEnd() ? 2 : isSmall() ? 0 : 1;
    }
}
