package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.catalogue.RecordCodes;
import io.yizhan.hub.exchange.door.ProblemKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that translating, judging or delivering a record can find is explained, in both languages. */
class RecordCodesTest {

    private static final List<String> SOURCES = List.of("hub-core/src/main/java/io/yizhan/hub/validation", "adapters/src/main/java");
    private static final Pattern CODE = Pattern.compile("\"([EW]-[A-Z0-9]+-[A-Z0-9-]*[A-Z0-9])\"");

    @Test
    void areExplained() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String directory : SOURCES) {
            try (Stream<Path> files = Files.walk(Repository.root().resolve(directory))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    CODE.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(codes::add);
                }
            }
        }
        RecordCodes meanings = RecordCodes.load();
        Set<String> ofMessages = ProblemKinds.load().all().keySet();

        assertThat(codes).contains("E-HOLDER-CODE", "W-CAPITAL-UNIT", "E-ROW-SHIFTED");
        assertThat(codes).filteredOn(code -> !ofMessages.contains(code)).allSatisfy(code -> assertThat(meanings.of(code))
                .as(code + ": explain it in schemas/record-codes.yaml").hasValueSatisfying(m -> assertThat(List.of(m.title().zh(), m.title().en(),
                        m.cure().zh(), m.cure().en())).noneMatch(String::isBlank)));
    }
}
