package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Registers.Judged;
import io.yizhan.hub.department.Feed;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The dirty rows picked out of three million real ones: of every kind comes what the table of the module's README argues for. */
class DirtyRowsTest {

    private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
    /** Kinds, rows, outcome of a line of the table; why comes after. */
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z0-9_ +]+)` \\| ([0-9]+) \\| (registered|[^|]+) \\| [^|]+ \\|$");

    @Test
    void everyKindComesToWhatTheReadmeSays() throws Exception {
        String readme = Files.readString(Repository.root().resolve("adapters/README.md"));
        SortedMap<String, Integer> expected = new TreeMap<>(LINE.matcher(readme).results().collect(
                Collectors.toMap(line -> line.group(1) + ": " + line.group(3).replace("`", ""), (MatchResult line) -> Integer.parseInt(line.group(2)))));
        assertThat(expected.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_231);
        assertThat(outcomes()).isEqualTo(expected);
    }

    private static SortedMap<String, Integer> outcomes() throws Exception {
        Registers registers = new Registers();
        Feed feed = registers.feed("register-csv", "register");
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Repository.open(Repository.realData("cn_companies/dirty_rows.tsv.gz"))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", 4);
                if (!columns[0].equals("kinds")) {
                    List<Judged> judged = registers.judge(feed, new ByteArrayInputStream((HEADER + columns[3] + "\n").getBytes(StandardCharsets.UTF_8)));
                    assertThat(judged).hasSize(1);
                    outcomes.merge(columns[0].replace("|", " + ") + ": " + outcome(judged.get(0)), 1, Integer::sum);
                }
            }
        }
        return outcomes;
    }

    private static String outcome(Judged judged) {
        String codes = judged.judgement().violations().stream().map(violation -> violation.field() + " " + violation.code()).sorted()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "registered" : codes;
    }
}
