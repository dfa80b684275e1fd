package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import java.util.concurrent.CompletableFuture;

/** A work on its way through the group commit. */
final class SubmittedWork<T> {

    private final GroupCommit.Work<T> work;
    private final CompletableFuture<GroupCommit.Committed<T>> future = new CompletableFuture<>();
    private T result;
    private Throwable failure;

    SubmittedWork(GroupCommit.Work<T> work) {
        this.work = work;
    }

    CompletableFuture<GroupCommit.Committed<T>> future() {
        return future;
    }

    /** Runs the work; its own failure undoes it alone, a failure of the database goes up to fail the whole moment. */
    void run(CurrentMoment moment) {
        CurrentMoment.Mark mark = moment.mark();
        try {
            result = work.run(moment);
            moment.keep();
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
}
