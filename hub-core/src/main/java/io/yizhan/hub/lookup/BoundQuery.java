package io.yizhan.hub.lookup;

/**
 * A query whose {@code :holderCode} are JDBC's question marks. What stands between quotes or in a comment is left alone, and so is
 * PostgreSQL's {@code ::type}.
 *
 * @param parameters how many question marks were put
 */
record BoundQuery(String text, int parameters) {

    private static final String NAME = ":holderCode";

    static BoundQuery of(String query) {
        StringBuilder text = new StringBuilder();
        int parameters = 0;
        for (int i = 0; i < query.length();) {
            int end = quotedUntil(query, i);
            if (end > i) {
                text.append(query, i, end);
                i = end;
            } else if (query.startsWith("::", i)) {
                text.append("::");
                i += 2;
            } else if (query.startsWith(NAME, i) && !continues(query, i + NAME.length())) {
                text.append('?');
                parameters++;
                i += NAME.length();
            } else {
                text.append(query.charAt(i++));
            }
        }
        return new BoundQuery(text.toString(), parameters);
    }

    private static boolean continues(String query, int at) {
        return at < query.length() && Character.isJavaIdentifierPart(query.charAt(at));
    }

    /** End of the quoted text or comment that begins here; {@code from} where none does. */
    private static int quotedUntil(String query, int from) {
        char first = query.charAt(from);
        if (first == '\'' || first == '"') {
            return after(query, String.valueOf(first), from + 1);
        }
        if (query.startsWith("--", from)) {
            return after(query, "\n", from);
        }
        return query.startsWith("/*", from) ? after(query, "*/", from + 2) : from;
    }

    private static int after(String query, String end, int from) {
        int found = query.indexOf(end, from);
        return found < 0 ? query.length() : found + end.length();
    }
}
