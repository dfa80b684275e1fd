package io.yizhan.hub.store;

import java.util.Map;

/** The words by which databases differ in the migrations, as Flyway placeholders; another database is another set of them. */
final class SchemaWords {

    /** SQLite: only a column typed exactly INTEGER PRIMARY KEY is the table's own row number. */
    static final Map<String, String> SQLITE = Map.of(
            "row", "INTEGER",
            "long", "INTEGER",
            "counter", "INTEGER PRIMARY KEY",
            "bytes", "BLOB",
            "clustered", "WITHOUT ROWID");

    private SchemaWords() {
    }
}
