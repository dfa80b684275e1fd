package io.yizhan.hub.department;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a delivery is put, and how it gets there. */
public sealed interface Target {

    /** What no two deliveries may share, and no delivery with a feed; empty where any number may put there. */
    default Optional<String> place() {
        return Optional.empty();
    }

    /** Files of a folder, relative to the hub's home; there as a whole or not at all. */
    record Folder(String path) implements Target {
        @Override
        public Optional<String> place() {
            return Optional.of("folder " + path);
        }
    }

    /**
     * Files on a server.
     *
     * @param directory below the login directory, without a leading slash; empty for the login directory itself
     */
    record Sftp(SftpServer server, String directory) implements Target {
        @Override
        public Optional<String> place() {
            return Optional.of("sftp " + server.host() + ":" + server.port() + "/" + directory);
        }
    }

    /**
     * HTTP POST of each message.
     *
     * @param authorizationFile holds the value of the header {@code Authorization}, relative to the hub's home; or null
     * @param timeout           longest wait for the answer
     */
    record Push(URI url, String authorizationFile, Duration timeout) implements Target {
    }

    /**
     * A SOAP request of each message, which is the content of its body.
     *
     * @param action  of the header {@code SOAPAction}, or of the media type in version 1.2; empty for none
     * @param version {@code 1.1} or {@code 1.2}
     */
    record Soap(URI url, String action, String version, String authorizationFile, Duration timeout) implements Target {
    }

    /** Messages on a queue of the hub's own broker, from which this department alone may take. */
    record Queue(String name) implements Target {
        @Override
        public Optional<String> place() {
            return Optional.of("queue " + name);
        }
    }

    /**
     * Rows of a table in the department's database, columns named as the mapping names them.
     *
     * @param table  as the database spells it, with its schema where it has one
     * @param key    unique column for the id of the delivery, by which a row put there twice is there once
     * @param upsert unique columns by which a row takes the place of an older one; empty where every delivery is a row of its own
     */
    record Table(FrontDatabase database, String table, String key, List<String> upsert) implements Target {
        @Override
        public Optional<String> place() {
            return Optional.of("table " + database.url() + " " + table);
        }
    }
}
