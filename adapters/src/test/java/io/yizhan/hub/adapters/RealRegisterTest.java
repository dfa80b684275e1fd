package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.licence.Violation;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The register feed on the real registrations. */
class RealRegisterTest {

    private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";

    @Test
    void readsEveryRowOfTheRegister() throws Exception {
        Path directory = Repository.realData("cn_companies");
        Adapter adapter = Feeds.adapter(Feeds.feed("market-regulation", "register"));
        List<String> faults = new ArrayList<>();
        Map<String, Integer> warnings = new TreeMap<>();
        int records = 0;
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long started = thread.getCurrentThreadCpuTime();
        for (Path file : Repository.files(directory, "companies_*.csv.gz")) {
            for (SourceRecord record : Feeds.records(adapter, Repository.open(file))) {
                records++;
                for (Violation violation : adapter.translate(record).violations()) {
                    if (violation.isWarning()) {
                        warnings.merge(violation.code(), 1, Integer::sum);
                    } else {
                        faults.add(file.getFileName() + "#" + record.line() + " " + violation.code());
                    }
                }
            }
        }
        System.out.printf("register: %d records read and translated, cold, at %,d a CPU second; warnings %s%n", records,
                records * 1_000_000_000L / (thread.getCurrentThreadCpuTime() - started), warnings);
        assertThat(records).isEqualTo(100_337);
        assertThat(faults).containsExactly("companies_2019_浙江.csv.gz#4137 E-ROW-SHIFTED", "companies_2019_辽宁.csv.gz#5152 E-ROW-COLUMNS");
        // Eight amounts are 万人民币 without a number, nineteen have lost their decimal point (5,0000000), one is in 万美.
        assertThat(warnings).containsExactlyInAnyOrderEntriesOf(Map.of("W-CAPITAL-ODD", 27, "W-CAPITAL-UNIT", 1));
    }

    @Test
    void quarantinesEveryShiftedRow() throws Exception {
        assertThat(dirty(kinds -> kinds.contains("SHIFTED_10_COLUMNS"))).hasSize(59).containsOnly("E-ROW-SHIFTED");
    }

    @Test
    void quarantinesEveryRowOfTheWrongWidth() throws Exception {
        assertThat(dirty(kinds -> kinds.contains("COLUMN_COUNT"))).hasSize(7).containsOnly("E-ROW-COLUMNS");
    }

    @Test
    void rejectsNoOtherDirtyRow() throws Exception {
        assertThat(dirty(kinds -> !kinds.contains("SHIFTED") && !kinds.contains("COLUMN_COUNT"))).hasSize(1231 - 59 - 7)
                .allMatch(code -> code.isEmpty() || code.startsWith("W-CAPITAL-"));
    }

    /** The first violation code, or nothing, of each dirty row of a kind. */
    private static List<String> dirty(Predicate<String> kinds) throws Exception {
        Path file = Repository.realData("cn_companies/dirty_rows.tsv.gz");
        Adapter adapter = Feeds.adapter(Feeds.feed("market-regulation", "register"));
        List<String> codes = new ArrayList<>();
        for (String line : lines(file)) {
            String[] columns = line.split("\t", 4);
            if (!columns[0].equals("kinds") && kinds.test(columns[0])) {
                byte[] message = (HEADER + columns[3] + "\n").getBytes(StandardCharsets.UTF_8);
                List<Draft> drafts = Feeds.drafts(adapter, new ByteArrayInputStream(message));
                assertThat(drafts).hasSize(1);
                codes.add(drafts.get(0).violations().stream().map(Violation::code).findFirst().orElse(""));
            }
        }
        return codes;
    }

    private static List<String> lines(Path file) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Repository.open(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
