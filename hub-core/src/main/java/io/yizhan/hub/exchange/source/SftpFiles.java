package io.yizhan.hub.exchange.source;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.SftpServer;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.Origin;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.GroupCommit;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * Fetches a feed's files from a server by SFTP, streamed. A file that was fetched moves to {@code .done} on the server, one that can't be
 * read to {@code .failed}; where the server can't be written, the hub keeps in mind, durably, which files it had.
 */
public final class SftpFiles {

    /** Exchange property: the directory, beside the file, into which it is moved when done with. */
    private static final String ASIDE = "aside";
    private static final long LONGEST_LOOK_MILLIS = 1_000;

    private final String route;
    private final Department department;
    private final Feed feed;
    private final Transport.Sftp transport;
    private final Sources sources;

    /** @param route id of the route that fetches */
    public SftpFiles(String route, Department department, Feed feed, Transport.Sftp transport, Sources sources) {
        this.route = route;
        this.department = department;
        this.feed = feed;
        this.transport = transport;
        this.sources = sources;
    }

    /**
     * Where the route begins. A file is fetched once it has kept its size from one look to the next; the server's key must be the
     * configured one; a file that could not be fetched whole, or not be kept, stays where it is.
     */
    public Endpoint endpoint(CamelContext context) {
        SftpServer server = transport.server();
        long look = Math.min(LONGEST_LOOK_MILLIS, transport.every().toMillis());
        SftpEndpoint endpoint = context.getEndpoint("sftp:" + server.host() + ":" + server.port() + "/" + transport.directory()
                + "?initialDelay=0&delay=" + transport.every().toMillis() + "&stepwise=false&streamDownload=true&autoCreate=false&sortBy=file:name"
                + "&exclude=.*[.](part|tmp|filepart)$&readLock=changed&readLockCheckInterval=" + look + "&readLockTimeout=" + 20 * look
                + "&readLockLoggingLevel=OFF&useUserKnownHostsFile=false&strictHostKeyChecking=yes&jschLoggingLevel=OFF"
                + "&serverMessageLoggingLevel=OFF&connectTimeout=10000&soTimeout=60000&serverAliveInterval=15000&serverAliveCountMax=2"
                + "&maximumReconnectAttempts=0&throwExceptionOnConnectFailed=true"
                + (transport.leave() ? "&noop=true&idempotent=false"
                        : "&move=${exchangeProperty." + ASIDE + "}/${date:now:yyyyMMddHHmmssSSS}-${file:name}"), SftpEndpoint.class);
        SftpConfiguration account = endpoint.getConfiguration();
        SftpAccount known = new SftpAccount(server, sources.secrets());
        known.pin(account);
        endpoint.setPollStrategy(new SftpLook(route, transport, sources, known, account));
        if (transport.leave()) {
            endpoint.setFilter(this::isNews);
        }
        return endpoint;
    }

    /** Takes one file, its body a stream. @throws IOException where it breaks off, and as {@link io.yizhan.hub.exchange.Intake#receive} does */
    public void take(Exchange exchange) throws IOException, InvalidPayloadException {
        GenericFile<?> file = exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
        try (InputStream bytes = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            sources.intake().receive(department, feed, bytes, new Origin() {
                @Override
                public String key(String digest) {
                    // The same file found again after a crash is the same message; other content under its name is another.
                    return "sftp:" + feed.id() + ":" + file.getFileName() + ":" + file.getLastModified() + ":" + digest;
                }

                @Override
                public void note(GroupCommit.Moment moment) {
                    keepInMind(moment, file);
                }
            });
            exchange.setProperty(ASIDE, ".done");
        } catch (UnreadableMessageException | RefusedMessageException refusal) {
            sources.refusing().record(route, "sftp", refusal, moment -> keepInMind(moment, file));
            exchange.setProperty(ASIDE, ".failed");
        }
    }

    private void keepInMind(GroupCommit.Moment moment, GenericFile<?> file) {
        if (transport.leave()) {
            sources.notes().keep(moment, feed.department(), feed.id(), note(file), stamp(file));
        }
    }

    private boolean isNews(GenericFile<?> file) {
        return file.isDirectory() || !stamp(file).equals(stampOfLast(file));
    }

    private String stampOfLast(GenericFile<?> file) {
        return sources.notes().find(feed.department(), feed.id(), note(file)).orElse("");
    }

    private static String note(GenericFile<?> file) {
        return "file " + file.getFileName();
    }

    /** What tells a file from the one that had its name before, as far as the server shows it. */
    private static String stamp(GenericFile<?> file) {
        return file.getLastModified() + ":" + file.getFileLength();
    }
}
