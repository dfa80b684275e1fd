package io.yizhan.hub.exchange.door;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Lets an operator put the configuration as it lies in the home into force, without a restart; recorded as an {@code operated} event. */
public final class ReloadDoor {

    /** Reads the configuration anew and puts it into force, whole or not at all. */
    @FunctionalInterface
    public interface Reloading {
        /**
         * @throws FaultyConfigException where it has faults
         * @throws BusyException         where a department that changes does not come to rest
         */
        Reloaded reload() throws Exception;
    }

    /**
     * What took force.
     *
     * @param digest  of the configuration, 64 hex digits
     * @param restart true where {@code hub.yaml} differs, which counts from the next start on
     */
    public record Reloaded(List<String> added, List<String> changed, List<String> removed, String digest, boolean restart) {
    }

    /** @param place file, {@code #} and dotted path within */
    public record Fault(String place, String code, String detail) {
    }

    /** A configuration that can't be run, with all its faults; the one before goes on. */
    public static final class FaultyConfigException extends Exception {
        private final transient List<Fault> faults;

        public FaultyConfigException(List<Fault> faults) {
            super(faults.size() + " faults in the configuration");
            this.faults = List.copyOf(faults);
        }
    }

    /** A department that changes has messages under way; the configuration before goes on. */
    public static final class BusyException extends Exception {
        public BusyException(String what) {
            super(what);
        }
    }

    private final Gate gate;
    private final Reloading reloading;
    private final GroupCommit commits;
    private final Clock clock;

    public ReloadDoor(Gate gate, Reloading reloading, GroupCommit commits, Clock clock) {
        this.gate = gate;
        this.reloading = reloading;
        this.commits = commits;
        this.clock = clock;
    }

    public void reload(Exchange exchange) throws Exception {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request, Client.Kind.OPERATOR);
        Reloaded reloaded;
        try {
            reloaded = reloading.reload();
        } catch (FaultyConfigException e) {
            throw new ProblemException("E-CONFIG", "the configuration has " + e.faults.size()
                    + " faults, so that of before goes on; mend them and reload again",
                    e.faults.stream().map(fault -> new ProblemException.Fault(fault.place(), fault.code(), fault.detail())).toList());
        } catch (BusyException e) {
            throw new ProblemException("E-CONFIG-BUSY", e.getMessage() + ", so the configuration of before goes on; try again", e);
        }
        commits.run(moment -> moment.append(Event.of(EventType.OPERATED, clock.instant()).with("client", caller.client().id())
                .with("action", "reload").with("digest", reloaded.digest()).with("added", reloaded.added())
                .with("changed", reloaded.changed()).with("removed", reloaded.removed())));
        Reply.json(exchange, 200, json(reloaded));
    }

    private static Map<String, Object> json(Reloaded reloaded) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("added", reloaded.added());
        json.put("changed", reloaded.changed());
        json.put("removed", reloaded.removed());
        json.put("digest", reloaded.digest());
        json.put("restart", reloaded.restart());
        return json;
    }
}
