package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.ConfigFault;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.exchange.Pipeline;
import io.yizhan.hub.exchange.door.ReloadDoor;
import io.yizhan.hub.store.MessageTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a configuration read anew into force while the hub runs: departments that are new, changed or gone, and with them consumers, grants and items.
 * It is taken whole or refused whole, and what did not change goes on without a pause. A department that changes is first let come to
 * rest: its routes stopped, nothing of it coming in, its messages settled. One at a time; thread-safe.
 */
final class Reloading implements ReloadDoor.Reloading {

    /** Reads the configuration directory. */
    @FunctionalInterface
    interface Reading {
        ReadConfig read() throws ConfigException;
    }

    /** Makes everything but routes follow a configuration. */
    @FunctionalInterface
    interface Rooms {
        void follow(HubConfig config) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 20_000_000;

    private final Reading reading;
    private final Rooms rooms;
    private final Pipeline pipeline;
    private final MessageTable messages;
    private final CamelRuntime camel;
    private ReadConfig inForce;

    Reloading(ReadConfig inForce, Reading reading, Rooms rooms, Pipeline pipeline, MessageTable messages, CamelRuntime camel) {
        this.inForce = inForce;
        this.reading = reading;
        this.rooms = rooms;
        this.pipeline = pipeline;
        this.messages = messages;
        this.camel = camel;
    }

    @Override
    public synchronized ReloadDoor.Reloaded reload() throws Exception {
        ReadConfig next;
        try {
            next = reading.read();
        } catch (ConfigException e) {
            throw new ReloadDoor.FaultyConfigException(e.faults().stream().map(Reloading::fault).toList());
        }
        Difference difference = Difference.between(inForce, next);
        if (!difference.departmentsTouched().isEmpty()) {
            exchange(next, difference);
        } else {
            rooms.follow(next.config());
        }
        LOG.info("The configuration was loaded anew: departments added {}, changed {}, removed {}", difference.added(), difference.changed(),
                difference.removed());
        boolean restart = !next.config().settings().equals(inForce.config().settings());
        inForce = next;
        return new ReloadDoor.Reloaded(difference.added(), difference.changed(), difference.removed(), next.digest(), restart);
    }

    private void exchange(ReadConfig next, Difference difference) throws Exception {
        Set<String> leaving = new TreeSet<>(difference.changed());
        leaving.addAll(difference.removed());
        List<String> theirRoutes = leaving.stream().map(id -> id + ".").toList();
        if (!camel.stop(theirRoutes, PATIENCE)) {
            throw new ReloadDoor.BusyException("a message of " + String.join(", ", leaving) + " is just coming in");
        }
        boolean atRest = false;
        try (AutoCloseable held = pipeline.hold(leaving, PATIENCE).orElseThrow(
                () -> new ReloadDoor.BusyException("a message of " + String.join(", ", leaving) + " is just coming in"))) {
            atRest = settled(leaving);
            if (!atRest) {
                throw new ReloadDoor.BusyException("messages of " + String.join(", ", leaving) + " are not settled yet");
            }
            camel.remove(theirRoutes);
            try {
                enter(next.config(), difference.entering());
            } catch (Exception failure) {
                LOG.error("The new configuration could not take force; the old one goes on", failure);
                enter(inForce.config(), leaving);
                throw failure;
            }
        } finally {
            // Whatever went wrong, a store that can't be asked included: what was stopped for nothing goes on.
            if (!atRest) {
                camel.start(theirRoutes);
            }
        }
    }

    private void enter(HubConfig config, Collection<String> departments) throws Exception {
        rooms.follow(config);
        camel.add(config.departments().stream().filter(department -> departments.contains(department.id()))
                .flatMap(department -> pipeline.routesOf(department).stream()).toList());
    }

    private boolean settled(Collection<String> departments) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (messages.unsettled(departments)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private static ReloadDoor.Fault fault(ConfigFault fault) {
        return new ReloadDoor.Fault(fault.file() + (fault.path().isEmpty() ? "" : "#" + fault.path()), fault.code(), fault.detail());
    }

    /** Departments by what becomes of them; a department changes where any file of its folder but a sample does. */
    private record Difference(List<String> added, List<String> changed, List<String> removed) {

        static Difference between(ReadConfig before, ReadConfig after) {
            Map<String, String> old = new HashMap<>(before.departments());
            List<String> added = new ArrayList<>();
            List<String> changed = new ArrayList<>();
            for (Department department : after.config().departments()) {
                String digest = old.remove(department.id());
                if (digest == null) {
                    added.add(department.id());
                } else if (!Objects.equals(digest, after.departments().get(department.id()))) {
                    changed.add(department.id());
                }
            }
            return new Difference(added.stream().sorted().toList(), changed.stream().sorted().toList(), old.keySet().stream().sorted().toList());
        }

        Set<String> departmentsTouched() {
            Set<String> touched = entering();
            touched.addAll(removed);
            return touched;
        }

        Set<String> entering() {
            Set<String> entering = new TreeSet<>(added);
            entering.addAll(changed);
            return entering;
        }
    }
}
