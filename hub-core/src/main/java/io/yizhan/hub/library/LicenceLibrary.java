package io.yizhan.hub.library;

import io.yizhan.hub.codec.CanonicalMembers;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.store.Database;
import io.yizhan.hub.store.GroupCommit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * All licences, versioned, bodies encrypted at rest, found by keyed hash only. Thread-safe.
 *
 * <p>A put is idempotent: content (all but the state) identical to the current version is {@code unchanged}; so is content
 * identical to an older version that another, byte-identical message brought, since repeating a message states nothing new. Other content is
 * the next version, in the state the licence had; the current one is the one stated last (by message and record), in whatever order they are put.
 *
 * <p>Encryption and hashing are done by {@link #prepare}, which callers run on their own thread before they submit the put.
 */
public final class LicenceLibrary {

    /** A licence to be put. @param messageDigest digest of the message's bytes; @param links canonical names of the type's fields by which a licence is also found */
    public record Registration(Licence licence, String department, String envelope, String messageDigest, Instant now, Set<String> links) {
    }

    /** A registration with all that takes time done: what the writer's thread needs only store. Made by {@link #prepare}. */
    public static final class Prepared {
        private final Registration registration;
        private final CanonicalMembers flat;
        private final LicenceId id;
        private final byte[] content;
        private final byte[] body;
        private final long[] links;

        private Prepared(Registration registration, CanonicalMembers flat, LicenceId id, byte[] content, byte[] body, long[] links) {
            this.registration = registration;
            this.flat = flat;
            this.id = id;
            this.content = content;
            this.body = body;
            this.links = links;
        }

        /** Flat view of the licence, in the state the registration gives it. */
        public CanonicalMembers flat() {
            return flat;
        }

        public Registration registration() {
            return registration;
        }
    }

    /** What a put did. @param entry index of the registered entry of the current version (an older one where unchanged) */
    public record Put(String id, int version, boolean registered, long entry) {
    }

    /** Appends the registered event once version and state are known, and returns its index. */
    @FunctionalInterface
    public interface Registered {
        long append(String licenceId, int version, Licence inItsState);
    }

    /** What no content digest covers. */
    private static final String STATE = "state";

    private final LicenceTables tables;
    private final LicenceBodies bodies;
    private final LibraryHashes hashes;

    public LicenceLibrary(Database database, KeyRing keys) {
        this.tables = new LicenceTables(database);
        this.bodies = new LicenceBodies(keys.vault());
        this.hashes = new LibraryHashes(keys);
    }

    /** Encrypts and hashes; call it before the work is submitted, on the thread that submits. */
    public Prepared prepare(Registration r) {
        Licence licence = r.licence();
        SortedMap<String, String> texts = licence.flat();
        CanonicalMembers flat = CanonicalMembers.of(texts);
        String code = licence.holder().code().value();
        long number = hashes.codeLink(licence.number());
        long[] links = LongStream.concat(
                LongStream.of(code.equals(licence.number()) ? number : hashes.codeLink(code), number),
                r.links().stream().filter(texts::containsKey).mapToLong(field -> hashes.fieldLink(licence.type(), field, texts.get(field))))
                .distinct().toArray();
        return new Prepared(r, flat, hashes.licence(licence.type(), r.department(), licence.number(), number), hashes.content(flat.objectWithout(STATE)),
                bodies.lock(flat), links);
    }

    /** Puts a licence not prepared: for single ones, where speed does not count. */
    public Put put(GroupCommit.Moment moment, Registration registration, Registered registered) {
        return put(moment, prepare(registration), registered);
    }

    public Put put(GroupCommit.Moment moment, Prepared prepared, Registered registered) {
        Registration r = prepared.registration;
        Optional<LicenceTables.Current> held = tables.current(moment, prepared.id);
        if (held.isEmpty()) {
            String id = prepared.id.text();
            long entry = registered.append(id, 1, r.licence());
            long key = tables.add(moment, id, r.licence().type(), r.department());
            return add(moment, prepared, new Place(key, id, 1), entry, prepared.body);
        }
        LicenceTables.Current current = held.get();
        if (Arrays.equals(current.content(), prepared.content) || tables.holds(moment, current.key(), prepared.content, r.messageDigest(), ownEnvelopes(r.envelope()))) {
            return new Put(current.id(), current.version(), false, current.entry());
        }
        State state = bodies.unlock(current.body()).state();
        Licence inItsState = r.licence().withState(state);
        int version = tables.newestVersion(moment, current.key()) + 1;
        long entry = registered.append(current.id(), version, inItsState);
        if (!isBefore(r.envelope(), tables.broughtBy(moment, current.key(), current.content()))) {
            tables.makeCurrent(moment, current.key(), version);
        }
        return add(moment, prepared, new Place(current.key(), current.id(), version), entry, state == r.licence().state() ? prepared.body : bodies.lock(CanonicalMembers.of(inItsState.flat())));
    }

    /**
     * Puts the current version again in another state; unchanged where it is in that state already, or where another message of the
     * same bytes brought it into that state before; empty where there is no such licence.
     */
    public Optional<Put> change(GroupCommit.Moment moment, String type, String department, String number, State state, String envelope,
            String messageDigest, Instant now, Registered registered) {
        return tables.current(moment, hashes.licence(type, department, number)).map(current -> {
            String id = current.id();
            Licence licence = bodies.unlock(current.body());
            if (licence.state() == state || repeated(moment, current, state, envelope, messageDigest)) {
                return new Put(id, current.version(), false, current.entry());
            }
            Licence inItsState = licence.withState(state);
            int version = tables.newestVersion(moment, current.key()) + 1;
            long entry = registered.append(id, version, inItsState);
            tables.makeCurrent(moment, current.key(), version);
            tables.add(moment, current.key(),
                    new LicenceTables.NewVersion(version, current.content(), messageDigest, envelope, entry, now, bodies.lock(CanonicalMembers.of(inItsState.flat()))));
            return new Put(id, version, true, entry);
        });
    }

    /** The opaque id of a holder in evidence: keyed hash of its code. */
    public String holderId(String holderCode) {
        return hashes.holder(holderCode);
    }

    /** Current versions of a holder's licences, of one type where {@code type} is not null, newest first. */
    public List<StoredLicence> ofHolder(String holderCode, String type) {
        String code = LibraryHashes.folded(holderCode);
        return found(hashes.codeLink(code), hashes.olderHolderLink(code), type, licence -> LibraryHashes.folded(licence.holder().code().value()).equals(code));
    }

    /** Current versions of a type whose link field has this text (an employer's code, say), newest first. */
    public List<StoredLicence> byLink(String type, String field, String text) {
        long link = hashes.fieldLink(type, field, text);
        return found(link, link, type, licence -> {
            String value = licence.flat().get(field);
            return value != null && LibraryHashes.folded(value).equals(LibraryHashes.folded(text));
        });
    }

    /** Current versions of a type with this number: more than one where several departments use the same number. */
    public List<StoredLicence> byNumber(String type, String number) {
        return found(hashes.codeLink(number), hashes.olderNumberLink(type, number), type,
                licence -> LibraryHashes.folded(licence.number()).equals(LibraryHashes.folded(number)));
    }

    /** The current version of a licence; empty too where the text is no id. */
    public Optional<StoredLicence> current(String id) {
        return id.matches("[0-9a-f]{32}") ? tables.current(id).map(this::unlocked) : Optional.empty();
    }

    public Optional<StoredLicence> version(String id, int version) {
        return tables.version(id, version).map(this::unlocked);
    }

    /**
     * Judges by number and, where given, holder name and code. Verdicts 0 to 6 of {@link Verdict}. Names are compared without space
     * and width; of several licences with the number the best match counts.
     */
    public Verdict verify(String type, String number, String holderName, String holderCode, LocalDate on) {
        if (Verification.blank(type) || Verification.blank(number)) {
            return Verdict.NOT_ENOUGH_DATA;
        }
        List<StoredLicence> found = byNumber(type, number);
        if (found.isEmpty()) {
            return Verdict.NOT_FOUND;
        }
        return found.stream().map(StoredLicence::licence).filter(licence -> Verification.matches(licence, holderName, holderCode))
                .map(licence -> Verification.of(licence, on)).min(Comparator.naturalOrder()).orElse(Verdict.MISMATCH);
    }

    /** Where a version goes. @param key the tables' own number of the licence */
    private record Place(long key, String id, int version) {
    }

    private Put add(GroupCommit.Moment moment, Prepared prepared, Place place, long entry, byte[] body) {
        Registration r = prepared.registration;
        tables.add(moment, place.key(), new LicenceTables.NewVersion(place.version(), prepared.content, r.messageDigest(), r.envelope(), entry, r.now(), body));
        for (long link : prepared.links) {
            tables.link(moment, link, place.key());
        }
        return new Put(place.id(), place.version(), true, entry);
    }

    /** A message sent again states nothing new; within one message a later change of state counts. */
    private boolean repeated(GroupCommit.Moment moment, LicenceTables.Current current, State state, String envelope, String messageDigest) {
        return tables.broughtBefore(moment, current.key(), messageDigest, ownEnvelopes(envelope)).stream()
                .anyMatch(body -> bodies.unlock(body).state() == state);
    }

    private static String ownEnvelopes(String envelope) {
        return envelope.substring(0, envelope.indexOf('/') + 1);
    }

    /** Chunks of a message are settled in any order, and messages too: what was stated later stays current. */
    private static boolean isBefore(String envelope, String other) {
        int byMessage = ownEnvelopes(envelope).compareTo(ownEnvelopes(other));
        return byMessage < 0 || byMessage == 0 && record(envelope) < record(other);
    }

    private static long record(String envelope) {
        return Long.parseLong(envelope.substring(envelope.indexOf('/') + 1));
    }

    private List<StoredLicence> found(long link, long older, String type, Predicate<Licence> isIt) {
        return tables.currentByLink(link, older, type).stream().map(this::unlocked).filter(stored -> isIt.test(stored.licence())).toList();
    }

    private StoredLicence unlocked(LicenceTables.StoredVersion v) {
        Licence licence = bodies.unlock(v.body());
        if (!hashes.licence(licence.type(), v.department(), licence.number()).is(v.id())) {
            throw new IllegalStateException("a body in the library is not that of licence " + v.id()
                    + "; restore data/hub.db from a sound copy (E-LIBRARY-DAMAGED)");
        }
        return new StoredLicence(v.id(), v.version(), v.department(), v.envelope(), v.entry(), v.since(), licence);
    }
}
