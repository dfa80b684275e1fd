package io.yizhan.hub.adapters.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Violation;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MappingTest {

    /** mapping-cases.csv: the mapping of field f, the source value s (t is always T), and what comes of it: raw=>value or code, one a field. */
    @ParameterizedTest
    @CsvFileSource(resources = "mapping-cases.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = false)
    void fillsAField(String mapping, String source, String expected) throws Exception {
        String yaml = "format: {json: {}}\nmapping: {nullWords: [N/A, 无], unlimitedWords: [长期, '9999-09-09'], " + mapping + "}";
        Draft draft = Feeds.of(yaml).translate(SourceRecord.of(1, 1, source == null ? Map.of("/t", "T") : Map.of("/s", source, "/t", "T")));
        String fields = draft.fields().entrySet().stream().map(e -> e.getKey() + "=" + shown(e.getValue())).collect(Collectors.joining(" "));
        String codes = draft.violations().stream().map(Violation::code).collect(Collectors.joining(" "));
        assertThat((fields + " " + codes).trim()).isEqualTo(expected == null ? "" : expected);
        assertThat(draft.violations()).noneMatch(v -> source != null && v.detail().contains(source));
    }

    private static String shown(FieldValue value) {
        return value.raw().equals(value.value()) ? value.value() : value.raw() + "=>" + value.value();
    }
}
