package io.yizhan.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalMembersTest {

    private static final SortedMap<String, String> TEXTS = new TreeMap<>(Map.of("capital", "5万元", "name", "老街\"小馆\"", "state", "01", "z", ""));

    private final CanonicalMembers members = CanonicalMembers.of(TEXTS);

    @Test
    void theWholeIsCanonicalJson() {
        assertThat(members.object()).isEqualTo(CanonicalJson.bytes(TEXTS));
        assertThat(CanonicalMembers.of(new TreeMap<>()).object()).isEqualTo(CanonicalJson.bytes(Map.of()));
        assertThat(members.texts()).isEqualTo(TEXTS);
    }

    @Test
    void anyMemberIsLeftOut() {
        for (String name : List.of("capital", "name", "state", "z", "none")) {
            SortedMap<String, String> rest = new TreeMap<>(TEXTS);
            rest.remove(name);
            assertThat(text(members.objectWithout(name))).as(name).isEqualTo(CanonicalJson.text(rest));
        }
        assertThat(text(CanonicalMembers.of(new TreeMap<>(Map.of("a", "b"))).objectWithout("a"))).isEqualTo("{}");
    }

    @Test
    void eachMemberIsAPair() {
        List<String> pairs = new ArrayList<>();
        members.forEachPair((name, pair) -> {
            assertThat("[" + text(pair) + "]").isEqualTo(CanonicalJson.text(List.of(name, TEXTS.get(name))));
            pairs.add(name);
        });
        assertThat(pairs).containsExactlyElementsOf(TEXTS.keySet());
    }

    @Test
    void aLoneSurrogateIsRefusedByTheNameOfItsMember() {
        SortedMap<String, String> broken = new TreeMap<>(Map.of("a", "x", "b", "\ud867"));
        assertThatThrownBy(() -> CanonicalMembers.of(broken)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("member b")
                .hasMessageContaining("E-CANONICAL-SURROGATE");
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
