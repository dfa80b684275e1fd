package io.yizhan.hub.exchange.source;

import io.yizhan.hub.department.SftpServer;
import io.yizhan.hub.department.Transport;
import java.io.IOException;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** What goes before and after each look at a file server: whether it is due, the secrets as they are now, and what came of it. */
final class SftpLook implements PollingConsumerPollStrategy {

    private final String route;
    private final Transport.Sftp transport;
    private final Sources sources;
    private final SftpConfiguration account;

    SftpLook(String route, Transport.Sftp transport, Sources sources, SftpConfiguration account) {
        this.route = route;
        this.transport = transport;
        this.sources = sources;
        this.account = account;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!sources.watch().isDue(route)) {
            return false;
        }
        try {
            identify();
            return true;
        } catch (IOException e) {
            sources.watch().failed(route, transport.every(), e.getMessage());
            return false;
        }
    }

    private void identify() throws IOException {
        SftpServer server = transport.server();
        if (server.passwordFile() != null) {
            account.setPassword(sources.secrets().text(server.passwordFile()));
        }
        if (server.keyFile() != null) {
            account.setPrivateKeyFile(sources.secrets().path(server.keyFile()).toString());
        }
        if (server.knownHostsFile() != null) {
            account.setKnownHostsFile(sources.secrets().path(server.knownHostsFile()).toString());
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        sources.watch().answered(route);
    }

    /** Not asked again at once, but when it is due. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception failure) {
        sources.watch().failed(route, transport.every(), reason(failure));
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage());
        if (text.contains("HostKey")) {
            return "the server's key is not the configured one, so nothing is sent to it; ask its owner for the key it has now";
        }
        return text.contains("Auth") ? "the server refuses the account; see to user, password and key" : "the server can't be asked: " + text;
    }
}
