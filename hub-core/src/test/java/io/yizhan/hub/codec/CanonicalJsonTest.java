package io.yizhan.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /** The example of RFC 8785 §3.2.3, whose order differs from that of code points: the emoji comes before U+FB33. */
    @Test
    void sortsMembersByUtf16CodeUnits() {
        List<String> sorted = List.of("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
        List<String> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new Random(1));
        Map<String, Object> map = new LinkedHashMap<>();
        mixed.forEach(name -> map.put(name, 1));

        String expected = "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}";
        assertThat(CanonicalJson.text(map)).isEqualTo(expected);
        assertThat(CanonicalJson.text(new TreeMap<>(map))).isEqualTo(expected);
    }

    @Test
    void sortsAgainWhatIsSortedOtherwise() {
        Map<String, Object> descending = new TreeMap<>(Collections.reverseOrder());
        descending.putAll(Map.of("a", 1, "B", 2, "c", 3));
        Map<String, Object> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(descending);

        assertThat(CanonicalJson.text(descending)).isEqualTo("{\"B\":2,\"a\":1,\"c\":3}");
        assertThat(CanonicalJson.text(caseless)).isEqualTo("{\"B\":2,\"a\":1,\"c\":3}");
    }

    /** The literal of RFC 8785 §3.2.2.2 and its expected form. */
    @Test
    void escapesAsTheStandardSays() {
        assertThat(CanonicalJson.text("\u20ac$\u000f\nA'B\"\\\\\"/")).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(CanonicalJson.text("\b\t\n\f\r\u0000\u001f\u007f\u2028")).isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\"");
    }

    @Test
    void writesEveryKindOfValueInOnePiece() {
        Map<String, Object> inner = new TreeMap<>();
        inner.put("none", null);
        inner.put("list", List.of());
        List<Object> list = Arrays.asList(true, false, null, 0, -1L, (short) 7, (byte) 8, "", inner, Map.of());

        assertThat(CanonicalJson.text(list)).isEqualTo("[true,false,null,0,-1,7,8,\"\",{\"list\":[],\"none\":null},{}]");
    }

    @Test
    void writesAnyTextSoThatItReadsBackTheSame() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int size = random.nextInt(40) * random.nextInt(40);
            while (text.length() < size) {
                int bound = new int[] {0x20, 0x80, 0x800, 0x10000, 0x110000}[random.nextInt(5)];
                int point = random.nextInt(bound);
                text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
            }
            byte[] json = CanonicalJson.bytes(Map.of("text", text.toString()));

            assertThat(Json.object(json)).isEqualTo(Map.of("text", text.toString()));
            assertThat(new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @CsvSource({"9007199254740991, true", "-9007199254740991, true", "9007199254740992, false", "-9007199254740992, false",
        "9223372036854775807, false", "-9223372036854775808, false"})
    void writesWholeNumbersThatEveryReaderTakesExactly(long number, boolean written) {
        if (written) {
            assertThat(CanonicalJson.text(number)).isEqualTo(Long.toString(number));
        } else {
            assertThatThrownBy(() -> CanonicalJson.text(Map.of("amount", number)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("amount").hasMessageContaining("E-CANONICAL-NUMBER")
                    .hasMessageNotContaining(Long.toString(number));
        }
    }

    @Test
    void refusesWhatItCannotWriteAndNamesTheMemberButNotTheValue() {
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("floorArea", 86.5)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("floorArea").hasMessageNotContaining("86.5");
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of(1, "x"))).isInstanceOf(IllegalArgumentException.class);
        for (String lone : List.of("secret\ud83d", "secret\ude00", "secret\ud83dx", "secret\ude00\ud83d")) {
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("name", lone)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("E-CANONICAL-SURROGATE").hasMessageNotContaining("secret");
        }
    }
}
