package io.yizhan.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void readsAnObjectAsPlainValues() throws Exception {
        Map<String, Object> read = Json.object(utf8(" {\"b\":1, \"a\":[true,false,null,\"老街小馆\",{}]} \n"));

        assertThat(read.keySet()).containsExactly("b", "a");
        assertThat(read).containsEntry("b", 1L);
        assertThat(read.get("a")).isEqualTo(java.util.Arrays.asList(true, false, null, "老街小馆", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[1]                      | E-JSON-OBJECT",
        "`\"secret\"`             | E-JSON-OBJECT",
        "``                       | E-JSON-OBJECT",
        "{\"a\":\"secret\"        | E-JSON-SYNTAX",
        "{\"a\":secret}           | E-JSON-SYNTAX",
        "{\"a\":1} {\"b\":1}      | E-JSON-SYNTAX",
        "{\"a\":1}]               | E-JSON-SYNTAX",
        "{\"a\":1,}               | E-JSON-SYNTAX",
        "{'a':1}                  | E-JSON-SYNTAX",
        "{\"a\":01}               | E-JSON-SYNTAX",
        "{\"a\":NaN}              | E-JSON-SYNTAX",
        "{\"a\":1}//secret        | E-JSON-SYNTAX",
        "{\"secret\":1,\"secret\":2} | E-JSON-DUPLICATE",
        "{\"a\":{\"b\":1,\"\\u0062\":2}} | E-JSON-DUPLICATE",
        "{\"a\":1.5}              | E-JSON-NUMBER",
        "{\"a\":1e3}              | E-JSON-NUMBER",
        "{\"a\":9223372036854775808} | E-JSON-NUMBER"})
    void refusesWithACodeAndAPlaceAndNotAWordOfTheContent(String json, String code) {
        UnreadableJsonException e = catchThrowableOfType(UnreadableJsonException.class, () -> Json.object(utf8(json)));

        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageContaining(code).hasMessageStartingWith("line 1, column ").hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void readsNestingToTheLimitAndNoFurther() throws Exception {
        assertThat(Json.object(utf8(nested(Json.DEEPEST)))).containsKey("a");
        assertThatThrownBy(() -> Json.object(utf8(nested(Json.DEEPEST + 1))))
                .isInstanceOfSatisfying(UnreadableJsonException.class, e -> assertThat(e.code()).isEqualTo("E-JSON-DEPTH"));
        assertThatThrownBy(() -> Json.mapper().readTree(nested(100_000))).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void takesOneSpellingOfUtf8Only() {
        byte[] overlong = {'{', '"', (byte) 0xC1, (byte) 0xA1, '"', ':', '1', '}'};
        byte[] surrogates = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '"', ':', '1', '}'};
        for (byte[] json : List.of(overlong, surrogates, "{\"a\":1}".getBytes(StandardCharsets.UTF_16))) {
            assertThatThrownBy(() -> Json.object(json))
                    .isInstanceOfSatisfying(UnreadableJsonException.class, e -> assertThat(e.code()).isEqualTo("E-ENCODING"));
        }
    }

    @Test
    void theMapperIsStrictToo() throws Exception {
        assertThatThrownBy(() -> Json.mapper().readTree("{\"a\":1,\"a\":2}")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> Json.mapper().readTree("{} {}")).hasMessageContaining("Trailing");
        assertThat(Json.mapper().readValue("{\"a\":1}", Map.class).get("a")).isEqualTo(1L);
        assertThat(Json.mapper().writeValueAsString(LocalDate.of(2026, 1, 2))).isEqualTo("\"2026-01-02\"");
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
