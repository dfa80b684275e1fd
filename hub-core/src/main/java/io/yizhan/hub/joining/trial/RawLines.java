package io.yizhan.hub.joining.trial;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.joining.Mask;
import io.yizhan.hub.joining.trial.TrialReport.Bad;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first lines of bad records, by their shape. Reads the message a second time, up to the last of them. For one thread. */
final class RawLines {

    private static final int MOST_LINES = 12;
    private static final int MOST_CHARS = 600;

    private final Reader text;
    private long line = 1;
    private int next;

    private RawLines(Reader text) throws IOException {
        this.text = text;
        this.next = text.read();
    }

    /** The bad records with their lines. @param names source names, which may be seen within them */
    static List<Bad> added(List<Tally.BadRecord> bad, Adapter adapter, Trial.Sent sent, Set<String> names) throws IOException {
        List<Bad> added = new ArrayList<>();
        Optional<Reader> text = Optional.empty();
        try {
            text = bad.isEmpty() ? Optional.empty() : adapter.text(sent.open());
            RawLines lines = text.isEmpty() ? null : new RawLines(new BufferedReader(text.get()));
            for (Tally.BadRecord record : bad) {
                String raw = lines == null ? null : Mask.shape(lines.of(record), visible(record, names));
                added.add(new Bad(record.record(), record.line(), record.found(), record.values(), raw));
            }
        } catch (UnreadableMessageException e) {
            throw new IOException("the message changed while it was read", e);
        } finally {
            if (text.isPresent()) {
                text.get().close();
            }
        }
        return added;
    }

    /** Steps of paths and pointers are names too. */
    private static Set<String> visible(Tally.BadRecord record, Set<String> names) {
        Set<String> visible = new HashSet<>(record.visible());
        names.forEach(name -> visible.addAll(List.of(name.split("[/:@]"))));
        return visible;
    }

    private String of(Tally.BadRecord record) throws IOException {
        while (line < record.line() && next >= 0) {
            readLine(0);
        }
        StringBuilder raw = new StringBuilder();
        for (int lines = 0; next >= 0 && lines < MOST_LINES && raw.length() < MOST_CHARS
                && line == record.line() + lines && (record.nextLine() == 0 || line < record.nextLine()); lines++) {
            raw.append(lines == 0 ? "" : "\n").append(readLine(MOST_CHARS - raw.length()));
        }
        return raw.toString();
    }

    /** Takes a line, however long, and keeps the beginning of it. */
    private String readLine(int most) throws IOException {
        StringBuilder kept = new StringBuilder();
        boolean cut = false;
        for (; next >= 0 && next != '\n' && next != '\r'; next = text.read()) {
            if (kept.length() < most) {
                kept.append((char) next);
            } else {
                cut = true;
            }
        }
        int end = next;
        next = next < 0 ? next : text.read();
        if (end == '\r' && next == '\n') {
            next = text.read();
        }
        line++;
        return kept + (cut && most > 0 ? "…" : "");
    }
}
