package io.yizhan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yizhan.hub.SharedData;
import io.yizhan.hub.licence.Uscc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionsTest {

    private static final Divisions SHIPPED = new Divisions(SchemaTypes.codeTables().get(Divisions.TABLE));

    @ParameterizedTest
    @ValueSource(strings = {"110000", "110101", "110228", "100000", "130100", "132421", "419001", "429004", "469005", "659001", "500101",
            "500381", "460300", "654002", "810000", "710000", "330000", "342221"})
    void knowsCodesInForceAndOfFormerTimes(String code) {
        assertThat(SHIPPED.knows(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"990101", "000000", "110401", "139901", "160000", "11010", "1101010", "11010A", "MA0001", "", "1１0101"})
    void doesNotKnowOthers(String code) {
        assertThat(SHIPPED.knows(code)).isFalse();
    }

    @Test
    void aFullListKnowsWhatItListsAndNoMore() {
        Divisions list = new Divisions(Map.of("990101", "99", "990103-990104", "99"));
        assertThat(List.of("990101", "990102", "990103", "990104", "990105", "990000").stream().filter(list::knows))
                .containsExactly("990101", "990103", "990104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "110", "1301-13", "1311-1301", "北京", "1301-", "11010"})
    void refusesAWordThatIsNoDivision(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Divisions(Map.of(word, "13"))).withMessageContaining("\"" + word + "\"");
    }

    @Test
    void knowsEveryCountyOfTheRealList() throws IOException {
        try (var lines = Files.lines(SharedData.file("cn_divisions/areas.csv"))) {
            assertThat(lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).filter(code -> !SHIPPED.knows(code))).isEmpty();
        }
    }

    @Test
    void fewRealCreditCodesNameAnUnknownDivision() throws IOException {
        Path directory = SharedData.file("cn_companies");
        long all = 0;
        long unknown = 0;
        for (Path file : files(directory)) {
            for (String code : codes(file)) {
                all++;
                unknown += SHIPPED.knows(Uscc.division(code)) ? 0 : 1;
            }
        }
        System.out.printf("division unknown in %d of %d real credit codes%n", unknown, all);
        assertThat(all).isGreaterThan(100_000);
        assertThat(unknown * 100).isBetween(all / 2, all * 2);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().startsWith("companies_")).toList();
        }
    }

    private static List<String> codes(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().flatMap(line -> Arrays.stream(line.split(",")).skip(1).limit(1)).filter(Uscc::isValid)
                    .collect(Collectors.toList());
        }
    }
}
