package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.joining.drafting.DepartmentDraft;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.MappedField;
import io.yizhan.hub.joining.drafting.DraftWriter;
import io.yizhan.hub.joining.drafting.Drafting;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How rightly samples are mapped that were written, with what they hold, by one who had not read the drafter nor its lists of names. A field is right
 * where it is filled from the column that holds it. Of what the draft fills, that share is its precision; of what the samples hold, its recall.
 * A field filled that the sample does not hold, or from a column that is another's, lowers the first; constants are not counted.
 */
class HandedSamplesTest {

    private static final Path SAMPLES = Repository.root().resolve(System.getProperty("drafts.samples", "adapters/src/test/resources/io/yizhan/hub/adapters/drafting"));
    private static final Drafting DRAFTING = Drafting.standard();
    private static final Identity WHO = new Identity("handed", "青山县某局", "Some bureau", "11990101MB0001089H");
    private static final double LEAST = 0.8;

    @TempDir
    private Path directory;

    /** Counts of one shape or sample. */
    private static final class Score {
        private int held;
        private int filled;
        private int right;
        private int read;
        private int sure;
        private int surelyWrong;
        private final List<String> faults = new ArrayList<>();

        void add(Score other) {
            held += other.held;
            filled += other.filled;
            right += other.right;
            read += other.read;
            sure += other.sure;
            surelyWrong += other.surelyWrong;
            faults.addAll(other.faults);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "recall %5.1f %% (%d of %d), precision %5.1f %% (%d of %d; of %d sure ones %d wrong), values read %5.1f %%", 100.0 * right / held, right, held,
                    100.0 * right / Math.max(1, filled), right, filled, sure, surelyWrong, 100.0 * read / held);
        }
    }

    @DisplayName("At least 80 % of the fields of each shape are mapped rightly")
    @ParameterizedTest(name = "{0}, licence type told: {1}")
    @CsvSource({"handed-1, true", "handed-1, false", "handed-2, true", "handed-2, false", "handed-3, true", "handed-3, false"})
    void mapsMostFields(String set, boolean told) throws Exception {
        Map<String, Score> shapes = new TreeMap<>();
        Score all = new Score();
        for (HandedSample sample : HandedSample.in(SAMPLES.resolve(set))) {
            Score score = score(sample, told);
            shapes.computeIfAbsent(sample.shape(), shape -> new Score()).add(score);
            all.add(score);
        }
        List<String> poor = new ArrayList<>();
        shapes.forEach((shape, score) -> {
            System.out.printf(Locale.ROOT, "drafts of %s, type %s: %-9s %s%n", set, told ? "told" : "guessed", shape, score);
            if (Boolean.getBoolean("drafts.faults")) {
                score.faults.forEach(fault -> System.out.println("    " + fault));
            }
            if (score.right < LEAST * score.held || score.right < LEAST * score.filled) {
                poor.add(shape + " " + score + " " + score.faults);
            }
        });
        System.out.printf(Locale.ROOT, "drafts of %s, type %s: all       %s%n", set, told ? "told" : "guessed", all);
        assertThat(poor).isEmpty();
    }

    private Score score(HandedSample sample, boolean told) throws Exception {
        Score score = new Score();
        score.held = sample.fields().size();
        DepartmentDraft draft = DRAFTING.draft(sample.sample(), WHO, told ? sample.type() : null).orElse(null);
        if (draft == null || !draft.type().id().equals(sample.type())) {
            score.faults.add(sample + ": " + (draft == null ? "no format" : "type " + draft.type().id() + ", " + draft.typeReason()));
            score.filled = draft == null ? 0 : (int) draft.fields().stream().filter(field -> source(field) != null).count();
            return score;
        }
        Map<String, List<String>> read = read(draft, sample, score);
        for (MappedField mapped : draft.fields()) {
            String source = source(mapped);
            HandedSample.Truth truth = sample.fields().get(mapped.field());
            if (source == null && (truth == null || truth.is().stream().distinct().count() > 1)) {
                continue;
            }
            boolean right = truth != null && (source == null ? truth.is().contains(String.valueOf(mapped.verb().get("constant"))) : holds(draft, source, truth));
            score.filled++;
            score.right += right ? 1 : 0;
            score.sure += mapped.confidence() >= 0.8 ? 1 : 0;
            score.surelyWrong += !right && mapped.confidence() >= 0.8 ? 1 : 0;
            boolean readRight = right && truth.is().equals(read.get(mapped.field()));
            score.read += readRight ? 1 : 0;
            if (!readRight) {
                score.faults.add(sample + ": " + mapped.field() + " <- " + mapped.verb() + String.format(Locale.ROOT, " %.2f", mapped.confidence()) + " (" + mapped.reason() + ")"
                        + (right ? " is right, but read as " + read.get(mapped.field()) + " for " + truth.is() : truth == null ? ", which is no field of it" : " should be " + truth.column()));
            }
        }
        sample.fields().forEach((field, truth) -> {
            if (draft.fields().stream().noneMatch(mapped -> mapped.field().equals(field))) {
                score.faults.add(sample + ": " + field + " <- nothing, should be " + truth.column());
            }
        });
        return score;
    }

    private static boolean holds(DepartmentDraft draft, String source, HandedSample.Truth truth) {
        List<String> values = draft.format().columns().stream().filter(column -> column.source().equals(source)).map(SourceColumn::values).findFirst().orElse(List.of());
        List<String> first = values.stream().limit(truth.raw().size()).map(String::strip).toList();
        return first.equals(truth.raw()) || first.equals(truth.is());
    }

    /** The source name of a field's verb, or null. */
    private static String source(MappedField mapped) {
        return List.of("of", "copy", "date", "money").stream().map(mapped.verb()::get).filter(String.class::isInstance).map(String.class::cast).findFirst().orElse(null);
    }

    /** What the hub reads of the first records by the draft, what is open in it filled with anything. */
    private Map<String, List<String>> read(DepartmentDraft draft, HandedSample sample, Score score) throws Exception {
        List<MappedField> fields = new ArrayList<>(draft.fields());
        draft.type().fields().stream().filter(rule -> rule.required() && fields.stream().noneMatch(mapped -> mapped.field().equals(rule.name())))
                .forEach(rule -> fields.add(new MappedField(rule.name(), Map.of("constant", "?"), 0, "open")));
        DepartmentDraft whole = new DepartmentDraft(draft.identity(), draft.feed(), draft.sample(), draft.records(), draft.format(), draft.type(), draft.typeReason(), draft.statement(), fields,
                draft.nullWords(), draft.unlimitedWords(), List.of(), List.of(), List.of());
        Path file = directory.resolve("departments/handed/department.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, DraftWriter.yaml(whole));
        Map<String, List<String>> read = new TreeMap<>();
        int wanted = sample.fields().values().iterator().next().raw().size();
        try {
            Adapter adapter = ConfigReader.read(directory).department("handed").orElseThrow().defaultFeed().adapter();
            try (InputStream bytes = Files.newInputStream(sample.file()); RecordReader reader = adapter.open(bytes)) {
                for (int i = 0; i < wanted; i++) {
                    SourceRecord record = reader.next();
                    for (MappedField field : draft.fields()) {
                        String text = record == null || record.fault() != null ? "FAULT" : adapter.translate(record).text(field.field());
                        read.computeIfAbsent(field.field(), name -> new ArrayList<>()).add(text == null ? "" : text);
                    }
                }
            }
        } catch (Exception e) {
            score.faults.add(sample + ": can't be read by its draft: " + e);
        }
        return read;
    }
}
