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
    record Current(long key, String id, int version, byte[] content, long entry, byte[] body) {
    }

    record StoredVersion(String id, int version, String type, String department, String envelope, long entry, Instant since, byte[] body) {
    }

    /** A version to be added. */
    record NewVersion(int version, byte[] content, String message, String envelope, long entry, Instant since, byte[] body) {
    }

    private static final String VERSIONS = "SELECT l.id, v.version, l.type, l.department, v.envelope, v.entry, v.since, v.body FROM ";

    /** An id begins with a link to its licence; those that do not are in a table of their own. */
    private static final String BY_ID = "(SELECT licence FROM link WHERE hash = ? UNION ALL SELECT licence FROM older_id WHERE id = ?) k"
            + " JOIN licence l ON l.key = k.licence JOIN licence_version v ON v.licence = l.key ";

    private final Database database;

    LicenceTables(Database database) {
        this.database = database;
    }

    /** The current version of a licence, by whichever id it has. */
    Optional<Current> current(Moment moment, LicenceId id) {
        return moment.query("SELECT l.key, l.id, v.version, v.content, v.entry, v.body FROM " + BY_ID + "WHERE v.version = l.version AND l.id IN (?, ?)",
                LicenceTables::current, LibraryHashes.linkOf(id.text()), bytes(id.older()), bytes(id.text()), bytes(id.older())).stream().findFirst();
    }

    private static Current current(ResultSet row) throws SQLException {
        return new Current(row.getLong(1), id(row.getBytes(2)), row.getInt(3), row.getBytes(4), row.getLong(5), row.getBytes(6));
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

    /** @param older the same link as older homes have it: a licence may have either, or both */
    List<StoredVersion> currentByLink(long hash, long older, String type) {
        String sql = VERSIONS + "licence l JOIN licence_version v ON v.licence = l.key AND v.version = l.version"
                + " WHERE l.key IN (SELECT licence FROM link WHERE hash IN (?, ?))" + (type == null ? "" : " AND l.type = ?") + " ORDER BY v.row DESC";
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind(0, hash).bind(1, older);
            if (type != null) {
                query.bind(2, type);
            }
            return query.map((row, context) -> stored(row)).list();
        });
    }

    Optional<StoredVersion> current(String id) {
        return database.read(handle -> handle.createQuery(VERSIONS + BY_ID + "WHERE v.version = l.version AND l.id = ?")
                .bind(0, LibraryHashes.linkOf(id)).bind(1, bytes(id)).bind(2, bytes(id)).map((row, context) -> stored(row)).findOne());
    }

    Optional<StoredVersion> version(String id, int version) {
        return database.read(handle -> handle.createQuery(VERSIONS + BY_ID + "WHERE l.id = ? AND v.version = ?")
                .bind(0, LibraryHashes.linkOf(id)).bind(1, bytes(id)).bind(2, bytes(id)).bind(3, version).map((row, context) -> stored(row)).findOne());
    }

    private static StoredVersion stored(ResultSet row) throws SQLException {
        return new StoredVersion(id(row.getBytes(1)), row.getInt(2), row.getString(3), row.getString(4), row.getString(5),
                row.getLong(6), Instant.ofEpochMilli(row.getLong(7)), row.getBytes(8));
    }

    private static String id(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String id) {
        return HexFormat.of().parseHex(id);
    }
}
