package io.yizhan.hub.store;

import java.util.Optional;

/** What a feed's transport keeps in mind of its source from one look to the next, as texts by name. Thread-safe. */
public final class SourceTable {

    private final Database database;

    public SourceTable(Database database) {
        this.database = database;
    }

    /** The text kept last, on disk. */
    public Optional<String> find(String department, String feed, String name) {
        return database.read(h -> h.createQuery("SELECT value FROM source WHERE department = ? AND feed = ? AND name = ?")
                .bind(0, department).bind(1, feed).bind(2, name).mapTo(String.class).findOne());
    }

    /** Keeps a text in the place of the one before. */
    public void keep(GroupCommit.Moment moment, String department, String feed, String name, String value) {
        moment.update("INSERT INTO source (department, feed, name, value) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (department, feed, name) DO UPDATE SET value = excluded.value", department, feed, name, value);
    }
}
