package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.app.Hub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record of every sample has one outcome, the one its sample expects, and the counts add up wherever they are shown. */
class NumbersTest {

    /** Counts of one message, or of several. */
    private record Counts(long received, long registered, long unchanged, long rejected, long parked, long warned) {

        static Counts of(JsonNode row, String received) {
            return new Counts(row.path(received).asLong(), row.path("registered").asLong(), row.path("unchanged").asLong(),
                    row.path("rejected").asLong(), row.path("parked").asLong(), row.path("warned").asLong());
        }

        Counts plus(Counts other) {
            return new Counts(received + other.received, registered + other.registered, unchanged + other.unchanged, rejected + other.rejected,
                    parked + other.parked, warned + other.warned);
        }

        boolean addUp() {
            return received == registered + unchanged + rejected + parked;
        }
    }

    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

    /** All that the hub was told so far: a message told again states nothing new, not even an older version. */
    private final Set<JsonNode> told = new HashSet<>();
    @TempDir
    private Path home;

    @Test
    void everySampleComesOutAsExpectedAndTheSecondTimeNothingIsNew() throws Exception {
        try (Hub hub = Homes.start(home)) {
            Callers callers = Homes.callers(home, hub);
            Map<String, Counts> departments = new HashMap<>();
            for (int round = 1; round <= 2; round++) {
                for (SampleRound.Sample sample : SampleRound.ALL) {
                    Counts shown = Counts.of(SampleRound.send(callers, sample), "records");
                    assertThat(shown).as("%s, round %d", sample.name(), round).isEqualTo(expected(sample)).matches(Counts::addUp);
                    departments.merge(sample.department(), shown, Counts::plus);
                    if (round == 2) {
                        assertThat(shown.registered()).as("%s registers nothing anew", sample.name()).isZero();
                    }
                }
            }
            assertThat(departments(callers)).isEqualTo(departments);
        }
        try (Hub again = Homes.start(home)) {
            assertThat(departments(Homes.callers(home, again)).values().stream().reduce(NOTHING, Counts::plus)).as("after a restart")
                    .matches(Counts::addUp).matches(total -> total.received() == 2 * 66);
        }
    }

    private static Map<String, Counts> departments(Callers callers) throws Exception {
        Map<String, Counts> shown = new HashMap<>();
        for (JsonNode row : callers.overview().path("departments")) {
            shown.put(row.path("id").asText(), Counts.of(row, "received"));
        }
        return shown;
    }

    private Counts expected(SampleRound.Sample sample) throws Exception {
        Counts all = NOTHING;
        for (JsonNode record : sample.expected()) {
            boolean rejected = codes(record).stream().anyMatch(code -> code.startsWith("E-"));
            boolean fresh = !rejected && told.add(record.path(record.has("change") ? "change" : "licence"));
            all = all.plus(new Counts(1, fresh ? 1 : 0, rejected || fresh ? 0 : 1, rejected ? 1 : 0, 0, rejected || codes(record).isEmpty() ? 0 : 1));
        }
        return all;
    }

    private static List<String> codes(JsonNode record) {
        List<String> codes = new ArrayList<>();
        record.path("codes").forEach(code -> codes.add(code.asText().split(" ")[1]));
        return codes;
    }
}
