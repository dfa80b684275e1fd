package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One register, as five departments would send it: whatever the format, the drafts are the same. */
class RealFormatsTest {

    private static final int RECORDS = 3_587;

    @Test
    void sameDraftsFromEveryFormat() throws Exception {
        List<Draft> csv = drafts("scjg_gb18030_crlf.csv.gz", "delimited: {}",
                "企业名称", "统一社会信用代码", "注册日期", "企业类型", "法人代表", "注册资金", "地区", "注册地址");
        String[] pinyin = {"QYMC", "TYSHXYDM", "CLRQ", "QYLX", "FDDBR", "ZCZB", "SSDQ", "ZCDZ"};
        String[] pointers = {"/QYMC", "/TYSHXYDM", "/CLRQ", "/QYLX", "/FDDBR", "/ZCZB", "/SSDQ", "/ZCDZ"};
        assertThat(csv).hasSize(RECORDS);
        assertThat(csv.get(0).text("holderName")).isEqualTo("中民汇联实业有限公司同心分公司");
        assertSame(drafts("scjg_gbk.xml.gz", "xml: {record: DATASET/ROW}", pinyin), csv);
        assertSame(drafts("scjg.jsonl.gz", "json: {}", pointers), csv);
        assertSame(drafts("scjg_fixed_gbk.txt.gz", layout(), pinyin), csv);
    }

    private static void assertSame(List<Draft> drafts, List<Draft> expected) {
        assertThat(drafts).hasSameSizeAs(expected);
        for (int i = 0; i < drafts.size(); i++) {
            assertThat(values(drafts.get(i))).as("record %d", i + 1).isEqualTo(values(expected.get(i)));
            assertThat(drafts.get(i).violations()).as("record %d", i + 1).isEqualTo(expected.get(i).violations());
        }
    }

    /** Normalised values alone: padding takes the spaces at the end of a raw text with it. */
    private static SortedMap<String, String> values(Draft draft) {
        SortedMap<String, String> values = new TreeMap<>();
        draft.fields().forEach((name, value) -> values.put(name, value.value()));
        return values;
    }

    private static List<Draft> drafts(String file, String format, String... sources) throws Exception {
        Path path = Repository.realData("cn_formats/" + file);
        Adapter adapter = Feeds.of("""
                format: {%s}
                mapping:
                  nullWords: [N/A, "-"]
                  holderName: {copy: %s}
                  holderCode: {copy: %s}
                  issueDate: {date: %s}
                  enterpriseType: {copy: %s}
                  legalRepresentative: {copy: %s}
                  capital: {money: %s}
                  city: {copy: %s}
                  address: {copy: %s}
                """.formatted(join(format, sources)));
        return Feeds.drafts(adapter, Repository.open(path));
    }

    private static Object[] join(String format, String... sources) {
        List<Object> all = new ArrayList<>(List.of(format));
        all.addAll(List.of(sources));
        return all.toArray();
    }

    private static String layout() throws Exception {
        JsonNode layout = new ObjectMapper().readTree(Repository.realData("cn_formats/scjg_fixed_gbk.layout.json").toFile());
        List<String> fields = new ArrayList<>();
        for (JsonNode field : layout.get("fields")) {
            fields.add("{name: %s, start: %d, length: %d}".formatted(field.get("code").asText(), field.get("start_byte").asInt(), field.get("length_bytes").asInt()));
        }
        return "fixed-width: {recordLength: %d, fields: %s}".formatted(layout.get("record_bytes").asInt(), fields);
    }
}
