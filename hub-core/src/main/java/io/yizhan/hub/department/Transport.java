package io.yizhan.hub.department;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a feed's messages reach the hub by themselves. */
public sealed interface Transport {

    /** What no two feeds may share, since each message could reach either; empty where any number may take from there. */
    default Optional<String> place() {
        return Optional.empty();
    }

    /** Files dropped into a folder (relative to the hub's home); taken files move to {@code .done}, unreadable ones to {@code .failed}. */
    record Folder(String path) implements Transport {
        @Override
        public Optional<String> place() {
            return Optional.of("folder " + path);
        }
    }

    /** Bytes or text messages on a queue of the broker. */
    record Queue(String name) implements Transport {
        @Override
        public Optional<String> place() {
            return Optional.of("queue " + name);
        }
    }

    /** Only by HTTP post. */
    record Http() implements Transport {
    }

    /** SOAP requests, 1.1 or 1.2, at the department's SOAP door. */
    record Soap() implements Transport {
    }

    /**
     * Files fetched from a server.
     *
     * @param directory below the login directory, without a leading slash; empty for the login directory itself
     * @param every     how long between two looks
     * @param leave     the server can't be written: files stay where they are, and the hub keeps in mind which it had; else they move to
     *                  {@code .done} or {@code .failed} on the server
     */
    record Sftp(SftpServer server, String directory, Duration every, boolean leave) implements Transport {
        @Override
        public Optional<String> place() {
            return leave ? Optional.empty() : Optional.of("sftp " + server.host() + ":" + server.port() + "/" + directory);
        }
    }

    /**
     * One document asked for by HTTP GET again and again.
     *
     * @param authorizationFile holds the value of the header {@code Authorization}, relative to the hub's home; or null
     * @param timeout           longest wait for the connection, and for each byte of the answer
     */
    record Pull(URI url, Duration every, String authorizationFile, Duration timeout) implements Transport {
    }

    /**
     * Rows of a table in a department's database.
     *
     * @param table    as the database spells it, with its schema where it has one: {@code front.out}
     * @param key      column that tells rows apart, never null
     * @param progress how it is known which rows are new
     * @param every    how long between two looks
     * @param batch    most rows of one message
     */
    record Table(FrontDatabase database, String table, String key, Progress progress, Duration every, int batch) implements Transport {
        @Override
        public Optional<String> place() {
            return progress instanceof Status ? Optional.of("table " + database.url() + " " + table) : Optional.empty();
        }
    }

    /** How it is known which rows of a table are new. */
    sealed interface Progress {
    }

    /**
     * A column that grows with every new or changed row.
     *
     * @param lag a row is taken once the column has stood as high for so long: the time for changes with lower marks to be committed
     */
    record Watermark(String column, Duration lag) implements Progress {
    }

    /** A column the department sets to {@code fresh}, and the hub to {@code taken} or, where the row can't be taken, to {@code failed}. */
    record Status(String column, String fresh, String taken, String failed) implements Progress {
    }

    /**
     * Nothing comes by itself: the department keeps its data, and is asked for those of one holder when somebody wants to see them.
     *
     * @param timeout    how long the department may take
     * @param cache      how long what it said holds, that it has nothing too; zero for not at all
     * @param always     true where it is asked whatever the library holds; false where only if the library holds none that is valid
     * @param failures   how many failures in a row open the circuit breaker
     * @param open       how long the department is then left alone
     * @param concurrent most questions under way at the same time
     */
    record Live(LiveQuestion question, Duration timeout, Duration cache, boolean always, int failures, Duration open, int concurrent)
            implements Transport {
    }
}
