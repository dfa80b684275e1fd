package io.yizhan.hub.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A department's file server: Apache MINA, one account with a password and a key, a directory. It can go away and come back on its port. */
final class SftpServerInTest implements AutoCloseable {

    static final String USER = "hub";
    static final String PASSWORD = "files-71ab";

    final Path directory;
    final AtomicInteger logins = new AtomicInteger();
    private final KeyPair hostKey = keyPair();
    private final KeyPair accountKey = keyPair();
    private final boolean readOnly;
    private int port;
    private SshServer server;

    SftpServerInTest(Path directory, boolean readOnly) throws IOException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        this.readOnly = readOnly;
        start();
    }

    void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> admitted(user.equals(USER) && password.equals(PASSWORD)));
        server.setPublickeyAuthenticator((user, key, session) -> admitted(user.equals(USER) && key.equals(accountKey.getPublic())));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        if (readOnly) {
            sftp.addSftpEventListener(new ReadOnly());
        }
        server.setSubsystemFactories(List.of(sftp));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
        server.start();
        port = server.getPort();
    }

    private boolean admitted(boolean known) {
        logins.incrementAndGet();
        return known;
    }

    void stop() throws IOException {
        server.stop(true);
    }

    /** Address of a directory, as configuration writes it. */
    String url(String below) {
        return "sftp://" + USER + "@127.0.0.1:" + port + "/" + below;
    }

    /** The key it shows, as {@code ssh-keyscan} prints it. */
    String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** A key it does not have. */
    static String otherHostKey() throws GeneralSecurityException {
        return PublicKeyEntry.toString(keyPair().getPublic());
    }

    /** The account's private key, as {@code ssh-keygen} writes it. */
    String accountKey() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(accountKey, USER, null, key);
        return key.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /** Refuses to rename. */
    private static final class ReadOnly implements SftpEventListener {
        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
            throw new AccessDeniedException(from.toString());
        }
    }
}
