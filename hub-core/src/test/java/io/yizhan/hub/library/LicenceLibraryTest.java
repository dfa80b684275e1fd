package io.yizhan.hub.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.library.LicenceLibrary.Put;
import io.yizhan.hub.library.LicenceLibrary.Registration;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Validity;
import io.yizhan.hub.store.GroupCommit.Moment;
import io.yizhan.hub.store.OpenStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceLibraryTest {

    private static final String HOLDER = "91990101MA0000001X";
    private static final Licence FIRST = Samples.licence("A-1", "老街小馆", HOLDER);
    private static final Licence OTHER_ADDRESS = with(FIRST, "address", "青山县新街1号");

    @TempDir
    Path home;
    private OpenStore store;
    private LicenceLibrary library;
    /** What the registered events would say: id, version, state. */
    private final List<String> registered = new ArrayList<>();

    @BeforeEach
    void open() {
        store = OpenStore.at(home);
        library = new LicenceLibrary(store.database, store.keys);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLicenceIsRegisteredOnceAndFoundByHolderNumberAndVersion() {
        Put put = put(FIRST, "m1");
        assertThat(put.registered()).isTrue();
        assertThat(put.version()).isEqualTo(1);
        assertThat(put.id()).matches("[0-9a-f]{32}");
        StoredLicence expected = new StoredLicence(put.id(), 1, "market-regulation", "m1/1", put.entry(), OpenStore.NOW, FIRST);
        assertThat(library.ofHolder(HOLDER, null)).containsExactly(expected);
        assertThat(library.ofHolder(" 91990101ma0000001x", Samples.TYPE)).containsExactly(expected);
        assertThat(library.ofHolder(HOLDER, "health-certificate")).isEmpty();
        assertThat(library.ofHolder("91990101MA0000002X", null)).isEmpty();
        assertThat(library.byNumber(Samples.TYPE, "A-1")).containsExactly(expected);
        assertThat(library.byNumber("health-certificate", "A-1")).isEmpty();
        assertThat(library.version(put.id(), 1)).contains(expected);
        assertThat(library.version(put.id(), 2)).isEmpty();
        assertThat(put(FIRST, "m2")).isEqualTo(new Put(put.id(), 1, false, put.entry()));
        assertThat(registered).containsExactly(put.id() + " 1 VALID");
    }

    @Test
    void aNumberThatIsTheHoldersCodeNeedsOneLink() {
        put(Samples.licence(HOLDER, "老街小馆", HOLDER), "m1");
        assertThat(links()).isEqualTo(1);
        put(FIRST, "m2");
        assertThat(links()).isEqualTo(3);
        assertThat(library.ofHolder(HOLDER, null)).hasSize(2);
        assertThat(library.byNumber(Samples.TYPE, HOLDER)).extracting(stored -> stored.licence().number()).containsExactly(HOLDER);
    }

    @Test
    void aLicenceFromBeforeIdsBeganWithALinkKeepsItsIdAndIsFound() {
        String older = store.keys.keyedHash("licence").id(Samples.TYPE, "market-regulation", "A-1");
        Put put = put(FIRST, "m1");
        assertThat(put.id()).isNotEqualTo(older).endsWith(older.substring(16));
        makeOlder(put.id(), older);

        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::id).containsExactly(older);
        assertThat(library.byNumber(Samples.TYPE, "A-1")).extracting(StoredLicence::id).containsExactly(older);
        assertThat(library.current(older).orElseThrow().licence()).isEqualTo(FIRST);
        assertThat(library.current(put.id())).isEmpty();
        assertThat(put(FIRST, "m2")).isEqualTo(new Put(older, 1, false, put.entry()));
        assertThat(put(OTHER_ADDRESS, "m3")).extracting(Put::id, Put::version, Put::registered).containsExactly(older, 2, true);
        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::id).as("by its old links and its new ones").containsExactly(older);
        assertThat(library.version(older, 1).orElseThrow().licence()).isEqualTo(FIRST);
        assertThat(library.current(older).orElseThrow().licence()).isEqualTo(OTHER_ADDRESS);
    }

    /** As the migration leaves a licence of before: its own id, the links of then. */
    private void makeOlder(String id, String older) {
        HexFormat hex = HexFormat.of();
        LibraryHashes hashes = new LibraryHashes(store.keys);
        store.commit.run(moment -> {
            moment.update("INSERT INTO older_id (id, licence) SELECT ?, key FROM licence WHERE id = ?", hex.parseHex(older), hex.parseHex(id));
            moment.update("UPDATE licence SET id = ? WHERE id = ?", hex.parseHex(older), hex.parseHex(id));
            moment.update("DELETE FROM link");
            for (long link : List.of(hashes.olderHolderLink(HOLDER), hashes.olderNumberLink(Samples.TYPE, "A-1"))) {
                moment.update("INSERT INTO link (hash, licence) SELECT ?, licence FROM older_id", link);
            }
            return null;
        });
    }

    private long links() {
        return store.database.read(handle -> handle.createQuery("SELECT count(*) FROM link").mapTo(Long.class).one());
    }

    @Test
    void whatWasStatedLastIsCurrentInWhateverOrderItIsPut() {
        Put late = put(OTHER_ADDRESS, "m1", 2);
        Put early = put(FIRST, "m1", 1);
        assertThat(early).isEqualTo(new Put(late.id(), 2, true, early.entry()));
        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::licence).containsExactly(OTHER_ADDRESS);
        assertThat(put(FIRST, "m1", 3).registered()).as("the same message says it once more, last").isTrue();
        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::licence).containsExactly(FIRST);
        assertThat(put(OTHER_ADDRESS, "m0", 9).registered()).as("an older message, settled last").isTrue();
        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::licence).containsExactly(FIRST);
    }

    @Test
    void otherContentIsTheNextVersionAndARepeatedMessageStatesNothingNew() {
        Put one = put(FIRST, "m1");
        Put two = put(OTHER_ADDRESS, "m2");
        assertThat(two).isEqualTo(new Put(one.id(), 2, true, two.entry()));
        assertThat(repeat(FIRST, "m1", "m2b")).as("the first message again").isEqualTo(new Put(one.id(), 2, false, two.entry()));
        assertThat(put(FIRST, "m3")).as("the first content, stated anew").extracting(Put::version, Put::registered).containsExactly(3, true);
        assertThat(library.version(one.id(), 2).orElseThrow().licence()).isEqualTo(OTHER_ADDRESS);
        assertThat(library.ofHolder(HOLDER, null)).extracting(StoredLicence::version).containsExactly(3);
    }

    @Test
    void aRawTextThatDiffersIsOtherContent() {
        put(FIRST, "m1");
        Licence raw = new Licence(FIRST.type(), FIRST.number(), null, FIRST.issuerName(), FIRST.issuerCode(), FIRST.issueDate(), FIRST.holder(),
                FIRST.validity(), FIRST.state(), FIRST.fields(), new java.util.TreeMap<>(Map.of("capital", "壹佰万元")));
        assertThat(put(raw, "m2").version()).isEqualTo(2);
    }

    @Test
    void twoPutsInOneWorkSeeEachOther() {
        List<Put> puts = store.commit.run(m -> List.of(put(m, FIRST, "m1", 1), put(m, FIRST, "m1", 2), put(m, OTHER_ADDRESS, "m1", 3), put(m, FIRST, "m1", 4)))
                .result();
        assertThat(puts).extracting(Put::registered).containsExactly(true, false, true, true);
        assertThat(puts).extracting(Put::version).containsExactly(1, 1, 2, 3);
    }

    @Test
    void aFailedWorkLeavesNoLicence() {
        assertThatThrownBy(() -> store.commit.run(m -> {
            put(m, FIRST, "m1", 1);
            throw new IllegalStateException("stop");
        })).hasRootCauseMessage("stop");
        assertThat(library.ofHolder(HOLDER, null)).isEmpty();
        assertThat(put(FIRST, "m1").version()).isEqualTo(1);
    }

    @Test
    void aChangeOfStateIsAVersionAndOutlivesNewContent() {
        Put one = put(FIRST, "m1");
        Put revoked = change("A-1", State.REVOKED, "c1", 1).orElseThrow();
        assertThat(revoked).extracting(Put::version, Put::registered).containsExactly(2, true);
        assertThat(change("A-1", State.REVOKED, "c2", 1)).contains(new Put(one.id(), 2, false, revoked.entry()));
        assertThat(put(FIRST, "m2").registered()).as("content without the state is the same").isFalse();
        assertThat(put(OTHER_ADDRESS, "m3").version()).isEqualTo(3);
        assertThat(library.byNumber(Samples.TYPE, "A-1").get(0).licence()).isEqualTo(OTHER_ADDRESS.withState(State.REVOKED));
        assertThat(registered).containsExactly(one.id() + " 1 VALID", one.id() + " 2 REVOKED", one.id() + " 3 REVOKED");
        assertThat(change("A-2", State.REVOKED, "c3", 1)).isEmpty();
    }

    @Test
    void theStateOfALicenceIsNoContent() {
        put(FIRST.withState(State.SUSPENDED), "m1");
        assertThat(put(FIRST, "m2").registered()).isFalse();
        assertThat(library.byNumber(Samples.TYPE, "A-1").get(0).licence().state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void aRepeatedMessageOfChangesChangesNothing() {
        put(FIRST, "m1");
        assertThat(store.commit.run(m -> List.of(change(m, "A-1", State.SUSPENDED, "c1", "d", 1).orElseThrow().registered(),
                change(m, "A-1", State.VALID, "c1", "d", 2).orElseThrow().registered(),
                change(m, "A-1", State.SUSPENDED, "c1", "d", 3).orElseThrow().registered(),
                change(m, "A-1", State.VALID, "c1", "d", 4).orElseThrow().registered())).result()).as("within one message each counts").containsOnly(true);
        assertThat(store.commit.run(m -> List.of(change(m, "A-1", State.SUSPENDED, "c2", "d", 1).orElseThrow().registered(),
                change(m, "A-1", State.VALID, "c2", "d", 2).orElseThrow().registered())).result()).as("the same bytes again").containsOnly(false);
        assertThat(change("A-1", State.SUSPENDED, "c3", 1).orElseThrow().registered()).as("other bytes").isTrue();
    }

    @Test
    void licencesAreFoundByLinkedFieldsOfTheirCurrentVersion() {
        Licence employee = with(FIRST, "employerCode", "91990101MA0000009X");
        store.commit.run(m -> put(m, employee, "m1", 1, Set.of("employerCode", "absent")));
        assertThat(library.byLink(Samples.TYPE, "employerCode", "91990101ma0000009x")).hasSize(1);
        assertThat(library.byLink("other", "employerCode", "91990101MA0000009X")).isEmpty();
        Licence moved = with(FIRST, "employerCode", "91990101MA0000008X");
        store.commit.run(m -> put(m, moved, "m2", 1, Set.of("employerCode")));
        assertThat(library.byLink(Samples.TYPE, "employerCode", "91990101MA0000009X")).isEmpty();
        assertThat(library.byLink(Samples.TYPE, "employerCode", "91990101MA0000008X")).hasSize(1);
    }

    @Test
    void departmentsMayUseTheSameNumber() {
        Put one = put(FIRST, "m1");
        Put other = store.commit.run(m -> library.put(m, new Registration(FIRST, "housing", "m2/1", "d", OpenStore.NOW, Set.of()), this::append)).result();
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(library.byNumber(Samples.TYPE, "A-1")).extracting(StoredLicence::department).containsExactly("housing", "market-regulation");
    }

    @Test
    void whatIsInTheFileNamesNoOne() throws Exception {
        put(FIRST, "m1");
        assertThat(library.holderId(HOLDER)).matches("[0-9a-f]{32}").isEqualTo(library.holderId(HOLDER.toLowerCase()));
        store.close();
        try (Stream<Path> files = Files.list(home.resolve("data"))) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : List.of(HOLDER, "A-1", latin("老街小馆"), latin("青山县老街"), latin("某甲"))) {
                    assertThat(bytes.contains(secret)).as("%s holds a sample value", file.getFileName()).isFalse();
                }
            }
        }
        store = OpenStore.at(home);
    }

    @Test
    void aBodyMovedToAnotherLicenceIsFound() {
        put(FIRST, "m1");
        put(Samples.licence("A-2", "老街小馆", HOLDER), "m1");
        store.commit.run(m -> m.update("UPDATE licence_version SET body = (SELECT body FROM licence_version WHERE row = 1)"));
        assertThatThrownBy(() -> library.ofHolder(HOLDER, null)).hasMessageContaining("E-LIBRARY-DAMAGED");
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Licence with(Licence l, String field, String text) {
        return Samples.licence(l.number(), l.holder().name(), l.holder().code().value(), Validity.UNLIMITED, l.state(), Map.of(field, text));
    }

    private long append(String id, int version, Licence licence) {
        registered.add(id + " " + version + " " + licence.state());
        return registered.size() * 100L;
    }

    private Put put(Licence licence, String message) {
        return store.commit.run(m -> put(m, licence, message, 1)).result();
    }

    /** The same bytes as an earlier message, sent as a message of its own. */
    private Put repeat(Licence licence, String earlier, String message) {
        return store.commit.run(m -> library.put(m, new Registration(licence, "market-regulation", message + "/1", "digest of " + earlier,
                OpenStore.NOW, Set.of()), this::append)).result();
    }

    private Put put(Licence licence, String message, int record) {
        return store.commit.run(m -> put(m, licence, message, record)).result();
    }

    private Put put(Moment m, Licence licence, String message, int record) {
        return put(m, licence, message, record, Set.of());
    }

    private Put put(Moment m, Licence licence, String message, int record, Set<String> links) {
        return library.put(m, library.prepare(new Registration(licence, "market-regulation", message + "/" + record, "digest of " + message,
                OpenStore.NOW, links)), this::append);
    }

    private Optional<Put> change(String number, State state, String message, int record) {
        return store.commit.run(m -> change(m, number, state, message, "digest of " + message, record)).result();
    }

    private Optional<Put> change(Moment m, String number, State state, String message, String digest, int record) {
        return library.change(m, Samples.TYPE, "market-regulation", number, state, message + "/" + record, digest, OpenStore.NOW, this::append);
    }
}
