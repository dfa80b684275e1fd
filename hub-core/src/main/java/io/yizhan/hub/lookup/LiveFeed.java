package io.yizhan.hub.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.metrics.HubMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One feed whose department keeps its data: at most one question under way for a holder, at most so many at the same time, none while the
 * circuit breaker is open, none while what was said before still holds. Thread-safe.
 */
final class LiveFeed implements AutoCloseable {

    /** A question that waits behind so many for each that is under way is refused at once. */
    private static final int WAITING_FOR_EACH = 8;
    /** What is kept, but not settled by then, is settled later; those who wait are told that it is not there. */
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(1);
    private static final long MOST_CACHED = 100_000;

    private final Transport.Live live;
    private final Question question;
    private final Landing landing;
    private final HubMetrics metrics;
    private final Clock clock;
    private final Source source;
    private final Cache<String, Heard> cache;
    private final Map<String, CompletableFuture<Heard>> flights = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;
    private volatile Department department;
    private volatile Feed feed;

    LiveFeed(Department department, Feed feed, Question question, Landing landing, HubMetrics metrics, Clock clock) {
        this.department = department;
        this.feed = feed;
        this.live = (Transport.Live) feed.transport();
        this.question = question;
        this.landing = landing;
        this.metrics = metrics;
        this.clock = clock;
        source = new Source(department.id() + "/" + feed.id(), live, clock);
        cache = Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(live.cache()).build();
        workers = new ThreadPoolExecutor(live.concurrent(), live.concurrent(), 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(live.concurrent() * WAITING_FOR_EACH), task -> {
                    Thread thread = new Thread(task, "lookup-" + department.id());
                    thread.setDaemon(true);
                    return thread;
                }) {
            @Override
            protected void terminated() {
                question.close();
            }
        };
        workers.allowCoreThreadTimeOut(true);
    }

    /** Whether the other feed is this one, asked in the same way for the same type; its mapping may be another. */
    boolean isAsked(Department other, Feed others) {
        return other.id().equals(department.id()) && others.id().equals(feed.id()) && live.equals(others.transport())
                && others.type().id().equals(feed.type().id());
    }

    /** Goes on as configured anew: what was said before was understood as it was configured then. */
    void follow(Department changed, Feed itsFeed) {
        department = changed;
        feed = itsFeed;
        cache.invalidateAll();
    }

    Feed feed() {
        return feed;
    }

    Department department() {
        return department;
    }

    boolean always() {
        return live.always();
    }

    /** For an operator, no datum of a holder in it. */
    String state() {
        return source.state();
    }

    Heard silent(Duration retryAfter) {
        return new Heard(department.id(), live.always(), Heard.Kind.SILENT, null, retryAfter);
    }

    /** What the department says. Returns at once; a future of its own for each caller. @param holder keyed hash of the code */
    CompletableFuture<Heard> ask(String holderCode, String holder) {
        CompletableFuture<Heard> mine = new CompletableFuture<>();
        CompletableFuture<Heard> first = flights.putIfAbsent(holder, mine);
        if (first != null) {
            return first.copy();
        }
        Heard known = cache.getIfPresent(holder);
        if (known != null) {
            finish(holder, mine, known, "cached");
        } else {
            begin(holderCode, holder, mine);
        }
        return mine.copy();
    }

    private void begin(String holderCode, String holder, CompletableFuture<Heard> flight) {
        if (!source.mayBeAsked()) {
            finish(holder, flight, silent(source.closedFor()), "open");
            return;
        }
        Deadline deadline = Deadline.in(live.timeout());
        try {
            workers.execute(() -> fly(holderCode, holder, flight, deadline));
        } catch (RejectedExecutionException full) {
            source.notAsked();
            finish(holder, flight, silent(Heard.SOON), "busy");
        }
    }

    private void fly(String holderCode, String holder, CompletableFuture<Heard> flight, Deadline deadline) {
        if (deadline.left().isZero()) {
            source.notAsked();
            finish(holder, flight, silent(Heard.SOON), "busy");
            return;
        }
        Instant asked = clock.instant();
        try {
            Optional<byte[]> answer = ask(holderCode, deadline);
            if (answer.isEmpty()) {
                source.answered();
                finish(holder, flight, heard(Heard.Kind.NONE, asked), "none");
                return;
            }
            land(answer.get(), asked, holder, flight);
        } catch (NoAnswerException failure) {
            source.failed(failure.getMessage());
            finish(holder, flight, silent(source.closedFor()), failure.late() ? "timeout" : "failed");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            source.notAsked();
            finish(holder, flight, silent(Heard.SOON), "failed");
        } catch (RuntimeException | Error failure) {
            source.failed("the hub's own fault, " + failure.getClass().getName());
            finish(holder, flight, silent(source.closedFor()), "failed");
            throw failure;
        }
    }

    private Optional<byte[]> ask(String holderCode, Deadline deadline) throws NoAnswerException, InterruptedException {
        long start = System.nanoTime();
        try {
            return question.ask(holderCode, deadline);
        } finally {
            metrics.lookupTook(department.id(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void land(byte[] answer, Instant asked, String holder, CompletableFuture<Heard> flight) {
        CompletableFuture<Long> settled;
        try {
            settled = landing.land(department, feed, answer);
            source.answered();
        } catch (UnreadableMessageException unreadable) {
            source.failed("an answer that is not of the feed's format (" + unreadable.code() + ")");
            finish(holder, flight, silent(source.closedFor()), "unreadable");
            return;
        } catch (IOException | RuntimeException full) {
            // the hub's own trouble, told by its store; the department did answer
            source.answered();
            finish(holder, flight, silent(Heard.SOON), "failed");
            return;
        }
        settled.orTimeout(LONGEST_SETTLING.toSeconds(), TimeUnit.SECONDS).whenComplete((records, failure) -> {
            if (failure != null) {
                finish(holder, flight, silent(Heard.SOON), "failed");
            } else {
                finish(holder, flight, heard(records > 0 ? Heard.Kind.FOUND : Heard.Kind.NONE, asked), records > 0 ? "found" : "none");
            }
        });
    }

    private Heard heard(Heard.Kind kind, Instant asked) {
        return new Heard(department.id(), live.always(), kind, asked, null);
    }

    /** In this order: who comes between the two finds the cache filled, or joins a flight that is about to end. */
    private void finish(String holder, CompletableFuture<Heard> flight, Heard heard, String outcome) {
        if (!heard.is(Heard.Kind.SILENT) && !outcome.equals("cached")) {
            cache.put(holder, heard);
        }
        flights.remove(holder, flight);
        metrics.lookup(department.id(), outcome);
        flight.complete(heard);
    }

    /** Lets nothing begin; what is under way may end. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
