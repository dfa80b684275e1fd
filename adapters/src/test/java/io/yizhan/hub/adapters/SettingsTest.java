package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yizhan.hub.adapter.AdapterSettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SettingsTest {

    /** settings-faults.csv: format, mapping, path of the one fault, part of its detail. */
    @ParameterizedTest
    @CsvFileSource(resources = "settings-faults.csv", numLinesToSkip = 1, delimiter = '|')
    void tellsTheFault(String format, String mapping, String path, String detail) {
        List<AdapterSettingsException.Fault> faults = faults("format: {" + format + "}\nmapping: {" + (mapping == null ? "" : mapping) + "}");
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).path()).isEqualTo(path);
        assertThat(faults.get(0).detail()).contains(detail);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(faults("""
                format: {delimited: {columns: [a], separator: "::", colour: red, checks: {a: nowhere}}}
                mapping: {f: {copie: a}, g: {table: nowhere, of: a}, h: {copy: b}, nullWords: 5}
                """)).extracting(AdapterSettingsException.Fault::path).containsExactlyInAnyOrder("mapping.f", "mapping.g.table", "mapping.nullWords",
                        "format.delimited.columns", "format.delimited.separator", "format.delimited.colour", "format.delimited.checks.a");
    }

    private static List<AdapterSettingsException.Fault> faults(String yaml) {
        return catchThrowableOfType(AdapterSettingsException.class, () -> Feeds.of(yaml)).faults();
    }
}
