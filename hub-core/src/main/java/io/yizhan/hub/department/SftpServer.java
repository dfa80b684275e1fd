package io.yizhan.hub.department;

/**
 * An account on a file server that speaks SFTP. Files are named relative to the hub's home.
 *
 * @param passwordFile   holds the password, or null
 * @param keyFile        holds a private key (OpenSSH or PEM, without passphrase), or null; it or the password file is given
 * @param hostKey        the server's public key, {@code ssh-ed25519 AAAA…}, or null
 * @param knownHostsFile OpenSSH {@code known_hosts}, or null; it or the host key is given
 */
public record SftpServer(String user, String host, int port, String passwordFile, String keyFile, String hostKey, String knownHostsFile) {
}
