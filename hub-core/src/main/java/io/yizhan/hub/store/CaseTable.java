package io.yizhan.hub.store;

import java.time.Instant;
import java.util.Optional;

/** Which licence versions a case already holds, so that a later step of the same case does not fetch them anew. Thread-safe. */
public final class CaseTable {

    private final Database database;

    public CaseTable(Database database) {
        this.database = database;
    }

    /** When the case first held this version, to the millisecond. @param caseKey keyed hash of consumer and case number */
    public Optional<Instant> since(String caseKey, String licenceId, int version) {
        return database.read(h -> h.createQuery("SELECT since FROM case_licence WHERE case_key = ? AND licence = ? AND version = ?")
                .bind(0, caseKey).bind(1, licenceId).bind(2, version)
                .map((row, context) -> Instant.ofEpochMilli(row.getLong(1))).findOne());
    }

    /** Notes that the case holds this version; the first time counts. */
    public void keep(GroupCommit.Moment moment, String caseKey, String licenceId, int version, Instant now) {
        moment.update("INSERT INTO case_licence (case_key, licence, version, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                caseKey, licenceId, version, now.toEpochMilli());
    }
}
