package io.yizhan.hub.exchange.door;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;

/** Keeps account of refusals: of known clients as {@code refused} events, durable; of strangers as a number, so that nobody can flood the log. */
public final class Refusals {

    private final GroupCommit commits;
    private final HubMetrics metrics;
    private final Clock clock;

    public Refusals(GroupCommit commits, HubMetrics metrics, Clock clock) {
        this.commits = commits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws io.yizhan.hub.store.StoreUnavailableException where the event can't be kept */
    void note(Request request, ProblemException problem, int status) {
        Caller caller = request.caller();
        if (caller == null) {
            metrics.noise(problem.code());
        } else if (isRefusal(status)) {
            metrics.refused(request.door(), problem.code());
            Event event = event(request.door(), caller, problem.code());
            commits.run(moment -> moment.append(event));
        }
    }

    private Event event(String door, Caller caller, String code) {
        Event event = Event.of(EventType.REFUSED, clock.instant()).with("client", caller.client().id()).with("door", door).with("reason", code);
        return caller.purpose() == null ? event
                : event.with("item", caller.purpose().item()).with("case", caller.purpose().caseNumber());
    }

    /** Not what is merely not there, comes too slowly, or is the hub's own fault. */
    private static boolean isRefusal(int status) {
        return switch (status) {
            case 400, 401, 403, 413, 415, 422, 429 -> true;
            default -> false;
        };
    }
}
