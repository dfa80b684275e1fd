package io.yizhan.hub.adapters.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.joining.samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The departments' samples. Where one fails because something was changed on purpose, run this test with {@code -Dsamples.write=true},
 * which writes them anew, and read the difference.
 */
class SamplesTest {

    private static final Path DEPARTMENTS = Repository.root().resolve("config/departments");

    @BeforeAll
    static void writeWhereAsked() throws Exception {
        if (Boolean.getBoolean("samples.write")) {
            Samples.write();
        }
    }

    @Test
    void theCommittedBytesAreThoseOfTheProgram() throws IOException {
        Samples.all().forEach((name, bytes) -> assertThat(DEPARTMENTS.resolve(name)).hasBinaryContent(bytes));
    }

    @Test
    void noSampleWasMadeByHand() throws IOException {
        assertThat(samples().map(file -> DEPARTMENTS.relativize(file).toString().replace('\\', '/'))).containsExactlyInAnyOrderElementsOf(Samples.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsAsExpected(Path sample) throws Exception {
        Sample shipped = Expected.sample(sample);
        assertThat(Expected.of(shipped)).isEqualTo(Files.readAllLines(shipped.expected()));
    }

    @Test
    void nothingIsExpectedOfASampleThatIsNotThere() throws Exception {
        List<Path> expected = new ArrayList<>();
        for (Path sample : samples().toList()) {
            expected.add(Expected.sample(sample).expected());
        }
        assertThat(files("expected")).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Path> samples() throws IOException {
        return files("in").stream();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(DEPARTMENTS)) {
            return files.filter(file -> file.getParent().endsWith(Path.of("samples", folder)) && Files.isRegularFile(file)).sorted().toList();
        }
    }
}
