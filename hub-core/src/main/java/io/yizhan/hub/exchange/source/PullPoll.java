package io.yizhan.hub.exchange.source;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.Origin;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Asks for a document by HTTP GET, and takes it where it is another than the last one. The server is told which one that was (RFC 9110
 * §13.1), and where it does not mind, the digest tells. For one thread.
 */
public final class PullPoll {

    private static final String NOTE = "document";

    private final String route;
    private final Department department;
    private final Feed feed;
    private final Transport.Pull transport;
    private final Sources sources;

    /**
     * The document taken last.
     *
     * @param url          where it was
     * @param entityTag    its {@code ETag}, or null
     * @param lastModified its {@code Last-Modified}, or null
     * @param digest       of its bytes
     * @param count        how many different ones were taken, one after the other
     */
    record Document(String url, String entityTag, String lastModified, String digest, long count) {
    }

    /** @param route id of the route that asks */
    public PullPoll(String route, Department department, Feed feed, Transport.Pull transport, Sources sources) {
        this.route = route;
        this.department = department;
        this.feed = feed;
        this.transport = transport;
        this.sources = sources;
    }

    /** One look. */
    public void poll(Exchange exchange) {
        if (!sources.watch().isDue(route)) {
            return;
        }
        try {
            ask();
            sources.watch().answered(route);
        } catch (UnreadableMessageException | RefusedMessageException refusal) {
            sources.refusing().record(route, "pull", refusal, moment -> { });
            sources.watch().failed(route, transport.every(), "the document is refused: " + refusal.getMessage());
        } catch (IOException e) {
            sources.watch().failed(route, transport.every(), "the server can't be asked: " + e.getMessage());
        } catch (StoreUnavailableException e) {
            sources.watch().failed(route, transport.every(), e.getMessage());
        }
    }

    private void ask() throws IOException, UnreadableMessageException, RefusedMessageException {
        Optional<String> kept = sources.notes().find(feed.department(), feed.id(), NOTE);
        Document last = kept.isEmpty() ? new Document(null, null, null, null, 0) : Json.mapper().readValue(kept.get(), Document.class);
        HttpURLConnection connection = request(last);
        try {
            int status = connection.getResponseCode();
            switch (status) {
                case HttpURLConnection.HTTP_OK -> take(connection, last);
                case HttpURLConnection.HTTP_NOT_MODIFIED, HttpURLConnection.HTTP_NO_CONTENT -> {
                    // nothing new
                }
                default -> throw new IOException("it answers " + status + (status / 100 == 3
                        ? ", and the hub follows nobody elsewhere; configure the address it leads to" : ""));
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection request(Document last) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) transport.url().toURL().openConnection();
        connection.setConnectTimeout((int) transport.timeout().toMillis());
        connection.setReadTimeout((int) transport.timeout().toMillis());
        // The authorization is for the configured server alone.
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "yizhan");
        // Formats undo gzip themselves, and the bytes are kept as they came.
        connection.setRequestProperty("Accept-Encoding", "gzip");
        if (transport.authorizationFile() != null) {
            connection.setRequestProperty("Authorization", sources.secrets().text(transport.authorizationFile()));
        }
        if (transport.url().toString().equals(last.url())) {
            set(connection, "If-None-Match", last.entityTag());
            set(connection, "If-Modified-Since", last.lastModified());
        }
        return connection;
    }

    private static void set(HttpURLConnection connection, String header, String value) {
        if (value != null) {
            connection.setRequestProperty(header, value);
        }
    }

    private void take(HttpURLConnection connection, Document last) throws IOException, UnreadableMessageException, RefusedMessageException {
        try (InputStream body = new WholeBody(connection.getInputStream(), connection.getContentLengthLong())) {
            sources.intake().receive(department, feed, body, new Found(connection, last));
        }
    }

    /** A document just read, and what is to be remembered of it. */
    private final class Found implements Origin {
        private final HttpURLConnection connection;
        private final Document last;
        private Document found;

        Found(HttpURLConnection connection, Document last) {
            this.connection = connection;
            this.last = last;
        }

        /** The last document again is the same message; one that was there before and is there again is not. */
        @Override
        public String key(String digest) {
            found = new Document(transport.url().toString(), connection.getHeaderField("ETag"), connection.getHeaderField("Last-Modified"), digest,
                    digest.equals(last.digest()) ? last.count() : last.count() + 1);
            return "pull:" + feed.id() + ":" + found.count() + ":" + digest;
        }

        @Override
        public void note(GroupCommit.Moment moment) {
            sources.notes().keep(moment, feed.department(), feed.id(), NOTE, Texts.json(found));
        }
    }
}
