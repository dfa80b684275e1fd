package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.department.Attachment;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the file a record names into its licence: {@code file}, the SHA-256 of its bytes, {@code fileType} and {@code fileName}, to be sealed
 * with the other fields. A record that names none has none. Thread-safe.
 */
final class Attaching {

    private final LicenceFiles files;

    Attaching(LicenceFiles files) {
        this.files = files;
    }

    /** The draft with its file, or with what is wrong with it. */
    Draft attach(Feed feed, Draft draft) {
        Attachment attachment = feed.attachment();
        if (attachment == null || draft.text("fileName") == null && draft.text("file") == null) {
            return draft;
        }
        SortedMap<String, FieldValue> fields = new TreeMap<>(draft.fields());
        List<Violation> violations = new ArrayList<>(draft.violations());
        FieldValue stated = fields.remove("file");
        Optional<LicenceFiles.Kept> kept = draft.text("fileName") == null ? Optional.empty() : find(feed.department(), draft.text("fileName"));
        if (kept.isEmpty()) {
            violations.add(new Violation("fileName", "E-FILE-MISSING",
                    "no file of this name was sent before the record; send the file first, then the record again"));
        } else if (stated != null && !stated.value().strip().toLowerCase(Locale.ROOT).equals(kept.get().digest())) {
            violations.add(new Violation("file", "E-FILE-DIGEST", "the file that was sent has another SHA-256; send the right file, then the record again"));
        } else if (!attachment.types().contains(String.valueOf(kept.get().type()))) {
            violations.add(new Violation("fileType", "E-FILE-TYPE", "the file is none of " + String.join(", ", attachment.types().stream().sorted().toList())
                    + " by its first bytes; send one that is"));
        } else if (kept.get().bytes() > attachment.maxBytes()) {
            violations.add(new Violation("file", "E-FILE-TOO-LARGE", "the file has more than " + attachment.maxBytes() + " bytes; send a smaller one"));
        } else {
            fields.put("file", new FieldValue(stated == null ? kept.get().digest() : stated.raw(), kept.get().digest()));
            fields.put("fileType", FieldValue.same(kept.get().type()));
        }
        return new Draft(fields, violations);
    }

    private Optional<LicenceFiles.Kept> find(String department, String name) {
        try {
            // a record may name a file by its path or address; the file came by its name alone
            return files.find(department, name.substring(name.lastIndexOf('/') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of licences can't be read; see to the disk", e);
        }
    }
}
