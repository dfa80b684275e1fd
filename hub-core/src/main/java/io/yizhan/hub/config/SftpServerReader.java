package io.yizhan.hub.config;

import io.yizhan.hub.department.SftpServer;
import java.net.URI;
import java.util.regex.Pattern;

/** Reads {@code url}, {@code passwordFile}, {@code keyFile}, {@code hostKey} and {@code knownHostsFile} of an account on a file server. */
final class SftpServerReader {

    private static final int PORT = 22;
    private static final Pattern HOST_KEY = Pattern.compile("[a-z0-9@.-]+ [A-Za-z0-9+/]{40,}={0,2}");

    private SftpServerReader() {
    }

    /** The server and a directory on it. @param directory below the login directory, without slashes at its ends */
    record Place(SftpServer server, String directory) {
    }

    /** The place, or null where its fault was told. */
    static Place read(Section block) {
        String text = block.text("url");
        String passwordFile = HomePaths.secret(block, "passwordFile", "password");
        String keyFile = HomePaths.secret(block, "keyFile", "key");
        String hostKey = block.text("hostKey", null);
        String knownHosts = block.has("knownHostsFile") ? HomePaths.read(block, "knownHostsFile", "secrets/known_hosts") : null;
        boolean whole = true;
        if (!block.has("passwordFile") && !block.has("keyFile")) {
            block.fault("passwordFile", "E-CONFIG-KEY-MISSING", "neither it nor keyFile is given; name the file that holds the account's password or private key");
            whole = false;
        }
        if (block.has("hostKey") == block.has("knownHostsFile")) {
            block.fault("hostKey", "E-CONFIG-KEY-MISSING", "give either hostKey: the server's public key, or knownHostsFile, so that no other "
                    + "server is taken for it; ssh-keyscan prints the key, its owner confirms it");
            whole = false;
        }
        if (hostKey != null && !HOST_KEY.matcher(hostKey).matches()) {
            block.fault("hostKey", "E-CONFIG-HOST-KEY", "is no public key; write kind and base64 as ssh-keyscan prints them, ssh-ed25519 AAAA…");
            whole = false;
        }
        URI url = text == null ? null : url(block, text);
        if (url == null || !whole) {
            return null;
        }
        return new Place(new SftpServer(url.getUserInfo(), url.getHost(), url.getPort() < 0 ? PORT : url.getPort(), passwordFile, keyFile, hostKey,
                knownHosts), url.getPath().replaceAll("^/+|/+$", ""));
    }

    private static URI url(Section block, String text) {
        URI url = Urls.parse(text);
        if (url == null || !"sftp".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() == null
                || url.getQuery() != null || url.getFragment() != null) {
            block.fault("url", "E-CONFIG-URL", "is no address of a directory; write sftp://user@host:port/directory, the directory below the login directory");
            return null;
        }
        if (url.getUserInfo().contains(":")) {
            block.fault("url", "E-CONFIG-SECRET", "holds a password; leave it out and name a passwordFile");
            return null;
        }
        if (url.getPath().contains("..")) {
            block.fault("url", "E-CONFIG-URL", "leads out of its directory by ..; write the directory itself");
            return null;
        }
        return url;
    }
}
