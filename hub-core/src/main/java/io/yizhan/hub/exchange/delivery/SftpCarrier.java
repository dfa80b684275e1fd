package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.SftpServer;
import io.yizhan.hub.department.Target;
import io.yizhan.hub.exchange.Secrets;
import io.yizhan.hub.exchange.source.SftpAccount;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.remote.SftpEndpoint;

/** A file a batch on the department's server, under another name until it is whole. The same batch again is the same file. */
final class SftpCarrier implements Carrier {

    private final SftpAccount account;
    private final SftpEndpoint endpoint;
    private final ProducerTemplate sender;

    SftpCarrier(Target.Sftp target, Secrets secrets, CamelContext context) {
        SftpServer server = target.server();
        account = new SftpAccount(server, secrets);
        endpoint = context.getEndpoint("sftp:" + server.host() + ":" + server.port() + "/" + target.directory()
                + "?tempFileName=${file:onlyname}.part&fileExist=Override&stepwise=false&autoCreate=false&disconnect=true"
                + "&useUserKnownHostsFile=false&strictHostKeyChecking=yes&jschLoggingLevel=OFF&serverMessageLoggingLevel=OFF&connectTimeout=10000"
                + "&soTimeout=60000&maximumReconnectAttempts=0&throwExceptionOnConnectFailed=true", SftpEndpoint.class);
        account.pin(endpoint.getConfiguration());
        sender = context.createProducerTemplate();
    }

    @Override
    public void carry(Batch batch) throws TargetAwayException {
        try {
            account.identify(endpoint.getConfiguration());
        } catch (IOException e) {
            throw new TargetAwayException(e.getMessage(), e);
        }
        Exchange sent = sender.send(endpoint, exchange -> {
            exchange.getMessage().setHeader(Exchange.FILE_NAME, batch.fileName());
            exchange.getMessage().setBody(batch.message());
        });
        if (sent.getException() != null) {
            throw new TargetAwayException(SftpAccount.reason(sent.getException()), sent.getException());
        }
    }
}
