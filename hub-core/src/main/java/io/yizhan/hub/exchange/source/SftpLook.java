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
    private final SftpAccount known;
    private final SftpConfiguration account;

    SftpLook(String route, Transport.Sftp transport, Sources sources, SftpAccount known, SftpConfiguration account) {
        this.route = route;
        this.transport = transport;
        this.sources = sources;
        this.known = known;
        this.account = account;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!sources.watch().isDue(route)) {
            return false;
        }
        try {
            known.identify(account);
            return true;
        } catch (IOException e) {
            sources.watch().failed(route, transport.every(), e.getMessage());
            return false;
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        sources.watch().answered(route);
    }

    /** Not asked again at once, but when it is due. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception failure) {
        sources.watch().failed(route, transport.every(), SftpAccount.reason(failure));
        return false;
    }
}
