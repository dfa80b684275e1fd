package io.yizhan.hub.lookup;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Asks the departments that keep their data. {@link #serve} may be called again while questions are under way: a feed whose
 * transport and type are as before keeps its circuit breaker and what it is asked, another one begins anew, and what a removed one was asked
 * goes on to its end.
 * Thread-safe.
 */
public final class Lookups implements AutoCloseable {

    private final Path home;
    private final Landing landing;
    private final LicenceLibrary library;
    private final HubMetrics metrics;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lookup-timer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<LiveFeed> feeds = List.of();

    /** Serves no department yet. @param home the hub's home: secrets are below it */
    public Lookups(Path home, Landing landing, LicenceLibrary library, HubMetrics metrics, Clock clock) {
        this.home = home;
        this.landing = landing;
        this.library = library;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** From now on asks the live feeds of these departments and no others. */
    public synchronized void serve(Collection<Department> departments) {
        List<LiveFeed> before = new ArrayList<>(feeds);
        List<LiveFeed> now = new ArrayList<>();
        for (Department department : departments) {
            for (Feed feed : department.feeds()) {
                if (feed.transport() instanceof Transport.Live live) {
                    LiveFeed same = before.stream().filter(b -> b.isAsked(department, feed)).findFirst().orElse(null);
                    if (same == null) {
                        now.add(new LiveFeed(department, feed, question(live), landing, metrics, clock));
                    } else {
                        same.follow(department, feed);
                        now.add(same);
                        before.remove(same);
                    }
                }
            }
        }
        feeds = List.copyOf(now);
        before.forEach(LiveFeed::close);
    }

    private Question question(Transport.Live live) {
        if (live.question() instanceof LiveQuestion.Rest rest) {
            return new RestQuestion(rest, new HttpExchange(http, new SecretFile(home, rest.authorizationFile())));
        }
        if (live.question() instanceof LiveQuestion.Soap soap) {
            return new SoapQuestion(soap, new HttpExchange(http, new SecretFile(home, soap.authorizationFile())));
        }
        LiveQuestion.Sql sql = (LiveQuestion.Sql) live.question();
        return new SqlQuestion(sql, live, new SecretFile(home, sql.database().passwordFile()), timer);
    }

    /** Whether some department keeps licences of this type. */
    public boolean keeps(String type) {
        return feeds.stream().anyMatch(feed -> feed.feed().type().id().equals(type));
    }

    /**
     * Asks every department that keeps licences of a type; returns at once. Call it only for somebody who is permitted to see them.
     *
     * @param held whether the library holds one that is valid: then only departments that are asked each time are asked
     */
    public Inquiry inquire(String type, String holderCode, boolean held) {
        List<Inquiry.Asked> asked = new ArrayList<>();
        for (LiveFeed feed : feeds) {
            if (feed.feed().type().id().equals(type) && (feed.always() || !held)) {
                asked.add(new Inquiry.Asked(feed, feed.ask(holderCode, library.holderId(holderCode))));
            }
        }
        return new Inquiry(asked);
    }

    /** The state of a department's live feeds for an operator, by {@code <department>.<feed>.live}. */
    public Map<String, String> states(String department) {
        Map<String, String> states = new LinkedHashMap<>();
        feeds.stream().filter(feed -> feed.department().id().equals(department)).forEach(feed -> states.put(department + "." + feed.feed().id() + ".live",
                feed.state()));
        return states;
    }

    @Override
    public void close() {
        serve(List.of());
        timer.shutdownNow();
    }
}
