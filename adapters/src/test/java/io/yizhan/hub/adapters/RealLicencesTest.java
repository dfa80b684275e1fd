package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Registers.Judged;
import io.yizhan.hub.codec.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One register as five departments send it, each set up by its {@code department.yaml} alone: the canonical licences are the same bytes. */
class RealLicencesTest {

    private static final int RECORDS = 3_587;

    @ParameterizedTest
    @CsvSource({"register-xml, scjg_gbk.xml.gz", "register-xlsx, scjg.xlsx", "register-jsonl, scjg.jsonl.gz"})
    void theSameBytesFromEveryFormat(String department, String file) throws Exception {
        Registers registers = new Registers();
        List<String> expected = canonical(csv(registers), false);
        assertThat(expected).hasSize(RECORDS).doesNotHaveDuplicates();
        assertThat(canonical(registers.real(department, "register", "cn_formats/" + file), false)).isEqualTo(expected);
    }

    /** Fixed width has no column for the scope of business. */
    @Test
    void theSameBytesButForTheScopeFromFixedWidth() throws Exception {
        Registers registers = new Registers();
        List<Judged> fixed = registers.real("register-fixed", "register", "cn_formats/scjg_fixed_gbk.txt.gz");
        assertThat(fixed).noneMatch(judged -> judged.judgement().licence().flat().containsKey("businessScope"));
        assertThat(canonical(fixed, false)).hasSize(RECORDS).isEqualTo(canonical(csv(registers), true));
    }

    private static List<Judged> csv(Registers registers) throws Exception {
        return registers.real("register-csv", "register", "cn_formats/scjg_gb18030_crlf.csv.gz");
    }

    /** Canonical JSON of each licence; every record must be one. */
    private static List<String> canonical(List<Judged> all, boolean withoutScope) {
        return all.stream().map(judged -> {
            assertThat(judged.judgement().violations()).as("line %d", judged.record().line()).noneMatch(violation -> !violation.isWarning());
            SortedMap<String, String> flat = new TreeMap<>(judged.judgement().licence().flat());
            if (withoutScope) {
                flat.keySet().removeAll(List.of("businessScope", "businessScope.raw"));
            }
            return CanonicalJson.text(Map.copyOf(flat));
        }).toList();
    }
}
