package io.yizhan.hub.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Those who wait for a message to be settled. Thread-safe. */
final class SettledWaits {

    private final Map<String, CompletableFuture<Message>> waits = new ConcurrentHashMap<>();
    private final Function<String, Optional<Message>> reading;

    SettledWaits(Function<String, Optional<Message>> reading) {
        this.reading = reading;
    }

    /** A future of its own for each caller, so that one who gives up leaves the others waiting. */
    CompletableFuture<Message> of(String id) {
        CompletableFuture<Message> wait = waits.computeIfAbsent(id, i -> new CompletableFuture<>());
        // Looked up after the wait stands: a message settled in between is seen by one of the two.
        Optional<Message> message = reading.apply(id);
        if (message.isEmpty()) {
            waits.remove(id);
            wait.completeExceptionally(new IllegalArgumentException("no message " + id));
        } else if (message.get().settledAt() != null) {
            waits.remove(id);
            wait.complete(message.get());
        }
        return wait.copy();
    }

    /** The message is settled on disk; read and told off the caller's thread. */
    void settled(String id) {
        CompletableFuture<Message> wait = waits.remove(id);
        if (wait != null) {
            wait.completeAsync(() -> reading.apply(id).orElseThrow());
        }
    }
}
