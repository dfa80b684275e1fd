package io.yizhan.hub.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealTest {

    private static final SortedMap<String, String> FIELDS = new TreeMap<>(Map.of("type", "business-licence", "number", "990101000000017",
            "holderName", "老街小馆", "capital", "100000", "capital.raw", "10万元", "state", "01"));

    @ParameterizedTest
    @EnumSource(Suite.class)
    void coversEachFieldByItself(Suite suite) {
        Seal seal = sealer(suite, "k").seal("m1/1", FIELDS);

        assertThat(seal.suite()).isEqualTo(suite.id());
        assertThat(seal.digests()).hasSize(FIELDS.size()).isSorted();
        assertThat(seal.uncovered(FIELDS)).isEmpty();
        assertThat(seal.uncovered(Map.of("holderName", "老街小馆"))).isEmpty();
        assertThat(seal.uncovered(Map.of("holderName", "老街小館", "state", "01"))).containsExactly("holderName");
        // A text sealed under another name is not covered under this one.
        assertThat(seal.uncovered(Map.of("number", "business-licence"))).containsExactly("number");
        assertThat(seal.uncovered(Map.of("address", "x"))).containsExactly("address");
    }

    /** The digest as the Javadoc defines it, made here by hand. */
    @Test
    void digestsSaltNameAndText() {
        Seal seal = sealer(Suite.INTL, "k").seal("m1/1", FIELDS);
        String salt = seal.salts().get("holderName");
        byte[] written = ("[\"" + salt + "\",\"holderName\",\"老街小馆\"]").getBytes(StandardCharsets.UTF_8);

        assertThat(Base64.getUrlDecoder().decode(salt)).hasSize(16);
        assertThat(seal.digests()).contains(Base64.getUrlEncoder().withoutPadding().encodeToString(Suite.INTL.digest(written)));
        assertThat(new String(seal.sealedBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"digests\":[\"" + String.join("\",\"", seal.digests()) + "\"],\"envelope\":\"m1/1\",\"suite\":\"intl\"}");
    }

    @Test
    void repeatsTheSameSealForTheSameEnvelopeAndKeyOnly() {
        Seal seal = sealer(Suite.INTL, "k").seal("m1/1", FIELDS);

        assertThat(sealer(Suite.INTL, "k").seal("m1/1", FIELDS)).isEqualTo(seal);
        assertThat(sealer(Suite.INTL, "k").seal("m1/2", FIELDS).digests()).doesNotContainAnyElementsOf(seal.digests());
        assertThat(sealer(Suite.INTL, "l").seal("m1/1", FIELDS).digests()).doesNotContainAnyElementsOf(seal.digests());
        assertThat(Set.copyOf(seal.salts().values())).hasSameSizeAs(FIELDS.keySet());
    }

    @Test
    void showsSomeFieldsAndStillCoversThem() throws Exception {
        Seal shown = sealer(Suite.INTL, "k").seal("m1/1", FIELDS).showing(Set.of("type", "state", "unknown"));
        Seal read = Seal.ofJson(Json.object(CanonicalJson.bytes(shown.toJson())));

        assertThat(read).isEqualTo(shown);
        assertThat(read.salts()).containsOnlyKeys("type", "state");
        assertThat(read.sealedBytes()).isEqualTo(sealer(Suite.INTL, "k").seal("m1/1", FIELDS).sealedBytes());
        assertThat(read.uncovered(Map.of("type", "business-licence", "state", "01"))).isEmpty();
        assertThat(read.uncovered(Map.of("holderName", "老街小馆"))).containsExactly("holderName");
    }

    @Test
    void refusesWhatIsNoSeal() {
        Map<String, Object> good = sealer(Suite.INTL, "k").seal("m1/1", FIELDS).toJson();
        Map<String, Object> wrong = Map.of("suite", "INTL", "envelope", 1L, "digests", List.of("x"), "salts", Map.of("type", 1L));
        wrong.forEach((member, value) -> {
            Map<String, Object> json = new TreeMap<>(good);
            json.put(member, value);
            assertThatThrownBy(() -> Seal.ofJson(json)).as(member).isInstanceOf(IllegalArgumentException.class);
            json.remove(member);
            assertThatThrownBy(() -> Seal.ofJson(json)).as("without " + member).isInstanceOf(IllegalArgumentException.class);
        });
        Map<String, Object> more = new TreeMap<>(good);
        more.put("note", "x");
        assertThatThrownBy(() -> Seal.ofJson(more)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keyedHashesTellTheirPartsApart() {
        KeyedHash hash = new KeyedHash(Suite.INTL, "k".getBytes(StandardCharsets.UTF_8));
        assertThat(hash.bytes("a", "bc")).hasSize(32).isNotEqualTo(hash.bytes("ab", "c")).isNotEqualTo(hash.bytes("abc"));
        assertThat(hash.id("a")).matches("[0-9a-f]{32}").isEqualTo(hash.id("a")).isNotEqualTo(hash.id("b"));
    }

    private static Sealer sealer(Suite suite, String key) {
        return new Sealer(suite, new KeyedHash(suite, key.getBytes(StandardCharsets.UTF_8)));
    }
}
