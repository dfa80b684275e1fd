package io.yizhan.hub.exchange.source;

import io.yizhan.hub.department.SftpServer;
import io.yizhan.hub.exchange.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.component.file.remote.SftpConfiguration;

/** How the hub and a file server know each other. */
public record SftpAccount(SftpServer server, Secrets secrets) {

    /** Settles who the hub is there, and which server it takes for the right one. */
    public void pin(SftpConfiguration account) {
        account.setUsername(server.user());
        if (server.hostKey() != null) {
            account.setKnownHosts(("[" + server.host() + "]:" + server.port() + " " + server.hostKey() + "\n" + server.host() + " " + server.hostKey()
                    + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes the secrets as they are now. @throws IOException where one is not there; the message names the file and the cure */
    public void identify(SftpConfiguration account) throws IOException {
        if (server.passwordFile() != null) {
            account.setPassword(secrets.text(server.passwordFile()));
        }
        if (server.keyFile() != null) {
            account.setPrivateKeyFile(secrets.path(server.keyFile()).toString());
        }
        if (server.knownHostsFile() != null) {
            account.setKnownHostsFile(secrets.path(server.knownHostsFile()).toString());
        }
    }

    /** Why the server could not be talked to, for those who operate the hub. */
    public static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage());
        if (text.contains("HostKey")) {
            return "the server's key is not the configured one, so nothing is sent to it; ask its owner for the key it has now";
        }
        if (text.contains("privatekey")) {
            return "the account's private key can't be read; it must be as ssh-keygen writes it, and without passphrase";
        }
        return text.contains("Auth") ? "the server refuses the account; see to user, password and key" : "the server can't be asked: " + text;
    }
}
