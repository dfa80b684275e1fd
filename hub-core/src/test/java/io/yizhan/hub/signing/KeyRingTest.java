package io.yizhan.hub.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {

    private static final String ORIGIN = "log.qingshan.example/evidence";

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(Suite.class)
    void makesWhatIsMissingAndKeepsIt(Suite suite) throws Exception {
        KeyRing made = open(suite);
        KeyRing again = open(suite);

        assertThat(again.evidenceKey()).isEqualTo(made.evidenceKey());
        assertThat(again.suite()).isEqualTo(suite);
        assertThat(Files.readString(keys().resolve("evidence.vkey"))).isEqualTo(made.evidenceKey().vkey() + "\n").startsWith(ORIGIN + "+");
        String note = SignedNote.sign("x\n", made.evidenceKey(), made.evidenceSigner());
        assertThat(SignedNote.open(note, List.of(again.evidenceKey()))).isEqualTo("x\n");
        assertThat(again.keyedHash("holder").id("x")).isEqualTo(made.keyedHash("holder").id("x"))
                .isNotEqualTo(made.keyedHash("licence").id("x"));
        assertThat(again.vault().unlock(made.vault().lock(new byte[] {1}))).containsExactly(1);
    }

    @Test
    void keepsEveryFileToItsOwner() throws Exception {
        open(Suite.INTL).provideClientKey("portal");
        try (Stream<Path> files = Files.walk(keys())) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
        try (Stream<Path> files = Files.walk(keys()).filter(Files::isRegularFile)) {
            assertThat(files.map(file -> keys().relativize(file).toString()))
                    .containsExactlyInAnyOrder("evidence.key", "evidence.vkey", "master.key", "clients/portal.key", "clients/portal.pub");
        }
    }

    /** A full disk keeps nobody from the keys that are there. */
    @Test
    void writesNothingWhereNothingIsMissing() throws Exception {
        open(Suite.INTL);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(keys(), longAgo);

        open(Suite.INTL);

        assertThat(Files.getLastModifiedTime(keys())).isEqualTo(longAgo);
    }

    @Test
    void refusesASecretThatOthersCanRead() throws Exception {
        open(Suite.INTL).provideClientKey("portal");
        for (String name : List.of("master.key", "evidence.key")) {
            Path file = keys().resolve(name);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            assertThatThrownBy(() -> open(Suite.INTL)).isInstanceOf(IOException.class).hasMessageContaining(name).hasMessageContaining("chmod 600");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
        KeyRing ring = open(Suite.INTL);
        Files.setPosixFilePermissions(keys().resolve("clients/portal.key"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> ring.clientPrivateKey("portal")).isInstanceOf(UncheckedIOException.class).hasMessageContaining("E-KEY-PERMISSION");
    }

    @Test
    void saysWhenTheKeysAreOfAnotherSuiteOrOriginOrBroken() throws Exception {
        open(Suite.INTL);
        assertThatThrownBy(() -> open(Suite.GM)).isInstanceOf(IOException.class).hasMessageContaining("E-KEY-SUITE");
        assertThatThrownBy(() -> KeyRing.open(keys(), Suite.INTL, "other.example")).isInstanceOf(IOException.class).hasMessageContaining("E-KEY-ORIGIN");

        Files.writeString(keys().resolve("evidence.key"), "-----BEGIN PRIVATE KEY-----\nsecret!\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> open(Suite.INTL)).isInstanceOf(IOException.class).hasMessageContaining("E-KEY-").hasMessageNotContaining("secret");
        Files.writeString(keys().resolve("evidence.key"), "");
        assertThatThrownBy(() -> open(Suite.INTL)).isInstanceOf(IOException.class).hasMessageContaining("E-KEY-FORM");
        Files.write(keys().resolve("master.key"), new byte[31]);
        assertThatThrownBy(() -> open(Suite.INTL)).isInstanceOf(IOException.class).hasMessageContaining("must be 32 bytes");
    }

    @Test
    void givesClientsP256PairsOnce() throws Exception {
        KeyRing ring = open(Suite.INTL);
        assertThat(ring.clientKey("portal")).isEmpty();
        assertThat(ring.clientPrivateKey("portal")).isEmpty();
        assertThat(ring.provideClientKey("portal")).isTrue();
        assertThat(ring.provideClientKey("portal")).isFalse();

        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(ring.clientPrivateKey("portal").orElseThrow());
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(ring.clientKey("portal").orElseThrow());
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();

        String pem = Files.readString(keys().resolve("clients/portal.key"), StandardCharsets.US_ASCII);
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("\n-----END PRIVATE KEY-----\n");
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
        assertThat(((ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der))).getParams().getOrder().bitLength())
                .isEqualTo(256);
    }

    @Test
    void completesAPairThatACrashLeftHalf() throws Exception {
        KeyRing ring = open(Suite.INTL);
        ring.provideClientKey("portal");
        byte[] before = Files.readAllBytes(keys().resolve("clients/portal.pub"));
        Files.delete(keys().resolve("clients/portal.pub"));

        assertThat(ring.provideClientKey("portal")).isTrue();
        assertThat(Files.readAllBytes(keys().resolve("clients/portal.pub"))).isEqualTo(before);
    }

    @Test
    void takesNoPathForAClient() throws Exception {
        KeyRing ring = open(Suite.INTL);
        for (String id : List.of("../master", "", "a/b", "A", ".a", "a.b")) {
            assertThat(ring.clientKey(id)).isEmpty();
            assertThat(ring.clientPrivateKey(id)).isEmpty();
            assertThatThrownBy(() -> ring.provideClientKey(id)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("E-CLIENT-ID");
        }
    }

    @Test
    void listsKeysWithTheirAge() throws Exception {
        KeyRing ring = open(Suite.INTL);
        ring.provideClientKey("tax");
        ring.provideClientKey("portal");
        Instant made = Instant.parse("2026-01-02T03:04:05Z");
        Files.setLastModifiedTime(keys().resolve("clients/tax.pub"), FileTime.from(made));

        List<KeyRing.Listed> listed = ring.list();
        assertThat(listed).extracting(KeyRing.Listed::use).containsExactly("evidence", "at-rest", "keyed-hash", "client portal", "client tax");
        assertThat(listed).extracting(KeyRing.Listed::algorithm).containsExactly("Ed25519", "AES-256", "HMAC-SHA-256", "P-256", "P-256");
        assertThat(listed).extracting(KeyRing.Listed::id).allMatch(id -> id.matches("[0-9a-f]{8}")).doesNotHaveDuplicates();
        assertThat(listed.get(4).made()).isEqualTo(made);
        assertThat(listed.get(0).id()).isEqualTo(ring.evidenceKey().hexId());
    }

    @Test
    void manyOpenersOfAFreshHomeAgree() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path fresh = home.resolve("round" + round);
            Set<String> seen = ConcurrentHashMap.newKeySet();
            Callable<Boolean> opener = () -> {
                KeyRing ring = KeyRing.open(fresh, Suite.INTL, ORIGIN);
                ring.provideClientKey("portal");
                return seen.add(ring.evidenceKey().vkey() + ring.keyedHash("x").id("y") + ring.clientKey("portal").orElseThrow());
            };
            var threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<Boolean> done : threads.invokeAll(java.util.Collections.nCopies(8, opener))) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(seen).hasSize(1);
        }
    }

    private KeyRing open(Suite suite) throws IOException {
        return KeyRing.open(keys(), suite, ORIGIN);
    }

    private Path keys() {
        return home.resolve("keys");
    }
}
