package io.yizhan.hub.material;

import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.lookup.Deadline;
import io.yizhan.hub.lookup.Inquiry;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.lookup.Sought;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where one pull looks for licences: in the library, once the departments that keep theirs were asked. All questions are begun before the
 * first answer is awaited. For one thread.
 */
final class MaterialSearch {

    private record Key(String type, String holderCode) {
    }

    private final LicenceLibrary library;
    private final Lookups lookups;
    private final Predicate<StoredLicence> valid;
    private final Deadline deadline;
    private final Map<Key, Inquiry> begun = new HashMap<>();
    private final Map<Key, Sought> ended = new HashMap<>();

    /** @param valid which licences serve, so that departments need not be asked for another */
    MaterialSearch(LicenceLibrary library, Lookups lookups, Predicate<StoredLicence> valid, Deadline deadline) {
        this.library = library;
        this.lookups = lookups;
        this.valid = valid;
        this.deadline = deadline;
    }

    /** Begins to ask; only for a type the caller is permitted to see. */
    void ask(String type, String holderCode) {
        if (lookups.keeps(type)) {
            begun.computeIfAbsent(new Key(type, holderCode), key -> lookups.inquire(type, holderCode,
                    library.ofHolder(holderCode, type).stream().anyMatch(valid)));
        }
    }

    /** What came of asking; waits until the deadline at most. */
    Sought heard(String type, String holderCode) {
        Key key = new Key(type, holderCode);
        Inquiry inquiry = begun.get(key);
        return inquiry == null ? Sought.NOBODY : ended.computeIfAbsent(key, k -> inquiry.await(deadline));
    }

    /** What the library then holds of the holder, newest first, without what its department was asked to confirm and did not. */
    List<StoredLicence> licences(String type, String holderCode) {
        Sought sought = heard(type, holderCode);
        return library.ofHolder(holderCode, type).stream().filter(licence -> sought.confirms(licence.department())).toList();
    }

    List<StoredLicence> byLink(String type, String field, String text) {
        return library.byLink(type, field, text);
    }
}
