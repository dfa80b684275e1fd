package io.yizhan.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "老街小馆", "\n", "a\n", "\na", "one\n\ntwo 二\nthree", "a \"word\"", "back\\slash\nand a line", "a line\nand a \"word\"\n",
        "tab\t", "\u0001\u001f\u007f", "\ud867\ude3d", "line\n\ud867\ude3d", "\u00e9\ud7ff\ue000\uffff"})
    void aTextIsQuotedAsCanonicalJsonDoes(String text) {
        assertThat(new CanonicalText(2).raw("[").quote(text).raw(",").quote(text).raw("]")).hasToString("[" + CanonicalJson.text(text) + "," + CanonicalJson.text(text) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one\n", "one\n\ntwo\nthree\n\n", "one\nnot a \"word\"", "one\n\ud867\ude3d"})
    void linesAndWhatFollowsThemMakeOneText(String text) {
        int begin = text.lastIndexOf("\n", text.length() - 2) + 1;
        List<String> lines = text.substring(0, begin).lines().toList();
        assertThat(new CanonicalText(2).raw("\"").lines(lines).unquoted(text.substring(begin)).raw("\"")).hasToString(CanonicalJson.text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b c"})
    void textsOfAListAreQuoted(String texts) {
        List<String> all = texts.isEmpty() ? List.of() : List.of(texts.split(" "));
        assertThat(new CanonicalText(2).rawTexts(all)).hasToString(CanonicalJson.text(all));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThatThrownBy(() -> new CanonicalText(9).quote("\ud867")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("E-CANONICAL-SURROGATE");
    }

    @Test
    void itsLengthIsThatOfWhatWasWritten() {
        CanonicalText text = new CanonicalText(1).quote("街\n");
        assertThat(text.length()).isEqualTo(5);
        assertThat(new String(text.chars(), 0, 5)).isEqualTo("\"街\\n\"");
    }
}
