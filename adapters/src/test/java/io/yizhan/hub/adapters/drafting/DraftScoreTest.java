package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.joining.drafting.DepartmentDraft;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.MappedField;
import io.yizhan.hub.joining.drafting.Drafting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many fields of departments that the drafter was not tuned to it maps rightly, shape by shape. A field is right where the column it
 * is filled from holds that field's values. Wrong is a field missed, a field filled from another column, and a column taken for a field
 * it is not. Constants of the issuer are asked of the draft too, but are not counted: they would only flatter the figure.
 */
class DraftScoreTest {

    private static final int RECORDS = 24;
    private static final double LEAST = 0.8;
    private static final Map<String, LicenceType> TYPES = DraftCase.types();
    private static final Drafting DRAFTING = new Drafting(ServiceLoader.load(FormatRecogniser.class), TYPES, SchemaTypes.codeTables(), SchemaTypes.namesInUse());

    private record Score(int right, int asked, List<String> faults) {
        double share() {
            return right / (double) asked;
        }
    }

    @DisplayName("At least 80 % of the fields of each shape are mapped rightly")
    @ParameterizedTest(name = "{0}, licence type told: {1}")
    @CsvSource({"held-out.yaml, true", "held-out.yaml, false", "tuning.yaml, true", "tuning.yaml, false"})
    void mapsMostFields(String file, boolean told) {
        List<String> poor = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            int right = 0;
            int asked = 0;
            List<String> faults = new ArrayList<>();
            for (DraftCase department : DraftCase.read(file)) {
                Score score = score(department, shape, told);
                right += score.right;
                asked += score.asked;
                faults.add(String.format(Locale.ROOT, "%s %.2f %s", department.id(), score.share(), score.faults));
            }
            System.out.printf(Locale.ROOT, "drafts of %s, type %s: %s %.1f %% (%d of %d)%n", file, told ? "told" : "guessed", shape, 100.0 * right / asked, right, asked);
            if (Boolean.getBoolean("drafts.faults")) {
                faults.forEach(fault -> System.out.println("    " + fault));
            }
            if (right < LEAST * asked) {
                poor.add(shape + " " + right + " of " + asked + ": " + faults);
            }
        }
        assertThat(poor).isEmpty();
    }

    private static Score score(DraftCase department, Shape shape, boolean told) {
        List<List<String>> records = new InventedValues(department).records(RECORDS);
        Sample sample = new Sample("sample." + shape.ending(), shape.write(department, records), true, null);
        DepartmentDraft draft = DRAFTING.draft(sample, new Identity("new-department", "青山县某局", "Some bureau", "11990101MB0001089H"), told ? department.type() : null).orElse(null);
        int asked = (int) department.columns().stream().filter(DraftCase.Column::isField).count();
        if (draft == null || !draft.type().id().equals(department.type())) {
            return new Score(0, asked, List.of(draft == null ? "no format" : "type " + draft.type().id()));
        }
        List<String> faults = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < department.columns().size(); i++) {
            DraftCase.Column column = department.columns().get(i);
            List<String> truth = truth(records, i);
            if (column.isField()) {
                MappedField mapped = mapped(draft, column.field());
                boolean fits = mapped != null && values(draft, mapped).equals(truth);
                right += fits ? 1 : 0;
                if (!fits) {
                    faults.add(column.field() + "<-" + (mapped == null ? "none" : mapped.verb() + " " + mapped.confidence()) + " should be " + column.name());
                }
            } else {
                for (MappedField mapped : draft.fields()) {
                    // The same text may be read twice, but nothing may be read that is no field.
                    if (values(draft, mapped).equals(truth) && department.columns().stream().noneMatch(other -> other.field().equals(mapped.field()))) {
                        asked++;
                        faults.add(mapped.field() + " out of " + column.name() + ", which is no field");
                    }
                }
            }
        }
        return new Score(right, asked, faults);
    }

    private static MappedField mapped(DepartmentDraft draft, String field) {
        return draft.fields().stream().filter(mapped -> mapped.field().equals(field)).findFirst().orElse(null);
    }

    private static List<String> truth(List<List<String>> records, int column) {
        return records.stream().map(record -> record.get(column)).toList();
    }

    /** The texts of the column that a verb reads; none for a constant. */
    private static List<String> values(DepartmentDraft draft, MappedField mapped) {
        for (String key : List.of("copy", "date", "money", "of")) {
            if (mapped.verb().get(key) instanceof String source) {
                return draft.format().columns().stream().filter(column -> column.source().equals(source)).map(SourceColumn::values).findFirst().orElse(List.of());
            }
        }
        return List.of();
    }
}
