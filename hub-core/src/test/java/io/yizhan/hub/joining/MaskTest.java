package io.yizhan.hub.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.catalogue.FieldClass;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, 老街小馆, 老街小馆",
        "INTERNAL, 老街小馆, 老街小馆",
        "PERSONAL, 林晓禾, 林** (3)",
        "SENSITIVE, 99010119880617012X, 9****** (18)",
        "PERSONAL, 2, * (1)",
        "PERSONAL, '', ' (0)'",
        // One character of two Java chars.
        "PERSONAL, 𠮷田, 𠮷* (2)",
        // A citizen number stays one in whatever column it stands.
        "PUBLIC, 99010119880617012X, 9****** (18)",
        "PUBLIC, 990101198806170121, 9****** (18)",
        "PUBLIC, 91990101MA0Y00016W, 91990101MA0Y00016W"})
    void showsOfATextWhatItsClassAllows(FieldClass fieldClass, String text, String shown) {
        assertThat(Mask.text(fieldClass, text)).isEqualTo(shown);
    }

    @Test
    void cutsWhatIsVeryLong() {
        assertThat(Mask.text(FieldClass.PUBLIC, "长".repeat(201))).isEqualTo("长".repeat(200) + "… (201)");
        assertThat(Mask.text(FieldClass.PUBLIC, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "林晓禾,99010119880617012X,a-B| 文文文,99999999999999999A,a-A",
        "老街小馆,林晓禾             | 老街小馆,文文文",
        // What may be seen must stand by itself: within another text it would show that text's part.
        "老街小馆店,1老街小馆         | 文文文文文,9文文文文",
        "\"name\" : \"names\"     | \"name\" : \"aaaaa\"",
        "é\uE0A1                 | a文"})
    void showsTheShapeOfALine(String line, String shape) {
        assertThat(Mask.shape(line.strip(), Set.of("老街小馆", "name", "晓"))).isEqualTo(shape.strip());
    }
}
