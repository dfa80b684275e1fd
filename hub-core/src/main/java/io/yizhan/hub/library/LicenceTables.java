package io.yizhan.hub.library;

import io.yizhan.hub.store.Database;
import io.yizhan.hub.store.GroupCommit.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The library's tables: licences by id, their versions, and links to them. Bodies go in and out locked. */
final class LicenceTables {

    /** The current version as a put needs to see it. @param key the table's own number of the licence */
    record Current(long key, int version, byte[] content, long entry, byte[] body) {
    }

    record StoredVersion(String id, int version, String type, String department, String envelope, long entry, Instant since, byte[] body) {
    }

    /** A version to be added. */
    record NewVersion(int version, byte[] content, String message, String envelope, long entry, Instant since, byte[] body) {
    }

    private static final String VERSIONS = "SELECT l.id, v.version, l.type, l.department, v.envelope, v.entry, v.since, v.body FROM ";

    private final Database database;

    LicenceTables(Database database) {
        this.database = database;
    }

    Optional<Current> current(Moment moment, String id) {
        return moment.query("SELECT l.key, v.version, v.content, v.entry, v.body FROM licence l"
                        + " JOIN licence_version v ON v.licence = l.key AND v.version = l.version WHERE l.id = ?",
                row -> new Current(row.getLong(1), row.getInt(2), row.getBytes(3), row.getLong(4), row.getBytes(5)), bytes(id)).stream().findFirst();
    }

    /** Adds a licence at version 1 and returns its key. */
    long add(Moment moment, String id, String type, String department) {
        return moment.query("INSERT INTO licence (id, type, department, version) VALUES (?, ?, ?, 1) RETURNING key", row -> row.getLong(1),
                bytes(id), type, department).get(0);
    }

    void add(Moment moment, long licence, NewVersion v) {
        moment.update("INSERT INTO licence_version (licence, version, content, message, envelope, entry, since, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                licence, v.version(), v.content(), v.message(), v.envelope(), v.entry(), v.since().toEpochMilli(), v.body());
    }

    void makeCurrent(Moment moment, long licence, int version) {
        moment.update("UPDATE licence SET version = ? WHERE key = ?", version, licence);
    }

    void link(Moment moment, long hash, long licence) {
        moment.update("INSERT INTO link (hash, licence) VALUES (?, ?) ON CONFLICT DO NOTHING", hash, licence);
    }

    /** True where another message of the same bytes brought this content. @param envelopes prefix of this message's own envelopes */
    boolean holds(Moment moment, long licence, byte[] content, String message, String envelopes) {
        return !moment.query("SELECT 1 FROM licence_version WHERE licence = ? AND content = ? AND message = ? AND substr(envelope, 1, ?) <> ?",
                row -> 1, licence, content, message, envelopes.length(), envelopes).isEmpty();
    }

    /** The envelope that first brought a content: that of a later change of state is another. */
    String broughtBy(Moment moment, long licence, byte[] content) {
        return moment.query("SELECT envelope FROM licence_version WHERE licence = ? AND content = ? ORDER BY version LIMIT 1",
                row -> row.getString(1), licence, content).get(0);
    }

    int newestVersion(Moment moment, long licence) {
        return moment.query("SELECT max(version) FROM licence_version WHERE licence = ?", row -> row.getInt(1), licence).get(0);
    }

    /** Bodies of versions that other messages of the same bytes brought. @param envelopes prefix of this message's own envelopes */
    List<byte[]> broughtBefore(Moment moment, long licence, String message, String envelopes) {
        return moment.query("SELECT body FROM licence_version WHERE licence = ? AND message = ? AND substr(envelope, 1, ?) <> ?",
                row -> row.getBytes(1), licence, message, envelopes.length(), envelopes);
    }

    List<StoredVersion> currentByLink(long hash, String type) {
        String sql = VERSIONS + "link k JOIN licence l ON l.key = k.licence JOIN licence_version v ON v.licence = l.key AND v.version = l.version"
                + " WHERE k.hash = ?" + (type == null ? "" : " AND l.type = ?") + " ORDER BY v.row DESC";
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind(0, hash);
            if (type != null) {
                query.bind(1, type);
            }
            return query.map((row, context) -> stored(row)).list();
        });
    }

    Optional<StoredVersion> current(String id) {
        return database.read(handle -> handle.createQuery(VERSIONS
                + "licence l JOIN licence_version v ON v.licence = l.key AND v.version = l.version WHERE l.id = ?")
                .bind(0, bytes(id)).map((row, context) -> stored(row)).findOne());
    }

    Optional<StoredVersion> version(String id, int version) {
        return database.read(handle -> handle.createQuery(VERSIONS + "licence l JOIN licence_version v ON v.licence = l.key WHERE l.id = ? AND v.version = ?")
                .bind(0, bytes(id)).bind(1, version).map((row, context) -> stored(row)).findOne());
    }

    private static StoredVersion stored(ResultSet row) throws SQLException {
        return new StoredVersion(HexFormat.of().formatHex(row.getBytes(1)), row.getInt(2), row.getString(3), row.getString(4), row.getString(5),
                row.getLong(6), Instant.ofEpochMilli(row.getLong(7)), row.getBytes(8));
    }

    private static byte[] bytes(String id) {
        return HexFormat.of().parseHex(id);
    }
}
