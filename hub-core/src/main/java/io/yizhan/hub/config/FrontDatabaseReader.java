package io.yizhan.hub.config;

import io.yizhan.hub.department.FrontDatabase;
import java.util.regex.Pattern;

/** Reads {@code url}, {@code user} and {@code passwordFile} of a department's database. */
final class FrontDatabaseReader {

    /** Letters of any script, as tables are named; the hub quotes them. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private FrontDatabaseReader() {
    }

    /** The database, or null where its fault was told. */
    static FrontDatabase read(Section block) {
        String url = block.text("url");
        String user = block.text("user", null);
        String passwordFile = HomePaths.secret(block, "passwordFile", "password");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:sqlite:")) {
            block.fault("url", "E-CONFIG-URL", "is of no database the hub knows; write jdbc:postgresql://host:port/name or jdbc:sqlite:path");
            return null;
        }
        if (url.matches("(?i).*[?&;](user|password|sslpassword)=.*") || url.matches("jdbc:postgresql://[^/?]*@.*")) {
            block.fault("url", "E-CONFIG-SECRET", "names a user or password; give user and passwordFile beside it");
            return null;
        }
        return new FrontDatabase(url, user, passwordFile);
    }

    /** A required name of a column, as the database spells it. */
    static String column(Section block, String key) {
        return name(block, key, block.text(key));
    }

    /** The required name of a table, with its schema where it has one. */
    static String table(Section block, String key) {
        String text = block.text(key);
        int dot = text == null ? -1 : text.indexOf('.');
        return dot < 0 ? name(block, key, text)
                : name(block, key, text.substring(0, dot)) == null || name(block, key, text.substring(dot + 1)) == null ? null : text;
    }

    /** The name, or null where its fault was told. */
    static String name(Section block, String key, String text) {
        if (text != null && !NAME.matcher(text).matches()) {
            block.fault(key, "E-CONFIG-NAME", "is no name of a table or column; write it as the database spells it, letters, digits and _, without quotes");
            return null;
        }
        return text;
    }
}
