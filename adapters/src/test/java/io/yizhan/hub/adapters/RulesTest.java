package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapter.Rules;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An adapter tells what it does, and what of a message it leaves. */
class RulesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void tellsEachVerbAsItIsApplied() throws Exception {
        Rules rules = Feeds.of("""
                format: {delimited: {checks: {省: provinces, 日: date}}}
                mapping:
                  nullWords: [无]
                  unlimitedWords: [长期]
                  number: {copy: 号}
                  state: {constant: "01"}
                  gender: {table: genders, of: 性别}
                  operation: {table: {注销: cancel, 吊销: revoke}, of: 操作}
                  issueDate: {date: 日, formats: [dd.MM.yyyy, yyyy-MM-dd]}
                  capital: {money: 资本}
                  address: {join: [街, 号牌], with: " "}
                """).rules();

        assertThat(rules.fields()).extracting(Rule::field).containsExactly("number", "state", "gender", "operation", "issueDate", "capital",
                "capitalCurrency", "address");
        assertThat(rules.fields()).extracting(Rule::verb).containsExactly("copy", "constant", "table", "table", "date", "money", "money", "join");
        assertThat(rules.fields().get(1).text()).isEqualTo("01");
        assertThat(rules.fields().get(2)).extracting(Rule::table, r -> r.words().get("女"), Rule::codes)
                .containsExactly("genders", "2", java.util.List.of("E-CODE-UNKNOWN"));
        assertThat(rules.fields().get(3).table()).isNull();
        assertThat(rules.fields().get(3).words().keySet()).containsExactly("注销", "吊销");
        assertThat(rules.fields().get(4).formats()).containsExactly("dd.MM.yyyy", "yyyy-MM-dd");
        assertThat(rules.fields().get(5).codes()).containsExactly("W-CAPITAL-ODD", "W-CAPITAL-UNIT");
        assertThat(rules.fields().get(7)).extracting(Rule::sources, Rule::text).containsExactly(java.util.List.of("街", "号牌"), " ");
        assertThat(rules.checks()).containsEntry("省", "provinces").containsEntry("日", "date");
        assertThat(rules.nullWords()).containsExactly("无");
        assertThat(rules.unlimitedWords()).containsExactly("长期");
        assertThat(rules.layout().recordCodes()).contains("E-ROW-SHIFTED", "E-ROW-COLUMNS");
        assertThat(rules.layout().messageCodes()).contains("E-GZIP-BOMB", "E-FORMAT-HEADER");
        assertThat(rules.sources()).contains("省", "号牌");
    }

    @Test
    void tellsTheLayout() throws Exception {
        Layout fixed = Feeds.of("""
                format: {fixed-width: {fields: [{name: 名, length: 10}, {name: 码, length: 18, start: 21}], recordLength: 40}}
                mapping: {holderCode: {copy: 码}}
                """).rules().layout();
        assertThat(fixed.places()).containsExactly(new Layout.Place("名", 1, 10), new Layout.Place("码", 21, 18));
        assertThat(fixed.unit()).isEqualTo("byte");
        assertThat(fixed.settings()).containsEntry("encoding", "GB18030").containsEntry("recordLength", "40").containsEntry("lineEnds", "true");

        Layout delimited = Feeds.of("""
                format: {delimited: {header: false, columns: [甲, 乙], separator: "|", quote: ""}}
                mapping: {holderName: {copy: 乙}}
                """).rules().layout();
        assertThat(delimited.places()).containsExactly(new Layout.Place("甲", 1, 1), new Layout.Place("乙", 2, 1));
        assertThat(delimited.settings()).containsEntry("separator", "|").containsEntry("quote", "").containsEntry("encoding", "auto");

        assertThat(Feeds.of("format: {json: {records: /a/b}}\nmapping: {number: {copy: /n}}\n").rules().layout().settings())
                .containsEntry("records", "/a/b");
        assertThat(Feeds.of("""
                format: {xml: {record: "a:Root/Row", namespaces: {a: "urn:a"}}}
                mapping: {number: {copy: "@no"}}
                """).rules().layout().settings()).containsEntry("record", "a:Root/Row").containsEntry("namespaces.a", "urn:a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{delimited: {}}| 号 | 号,备注,电话\\n1,x,2\\n | 备注 电话",
        "{delimited: {header: false, columns: [号, 备注]}}| 号 | 1,x\\n | 备注",
        "{fixed-width: {fields: [{name: 号, length: 2}, {name: 备注, length: 2}]}}| 号 | 1 x \\n | 备注",
        "{json: {}}| /n | [{\"n\":1,\"o\":{\"a/b\":2,\"n\":null},\"l\":[1,2],\"p\":[{\"q\":3}]}] | /l /o/a~1b /o/n /p/0/q",
        "{json: {}}| /o/n | {\"o\":\"text\"} | /o",
        "{rows: {}}| n | {\"n\":1,\"b/c\":2} | b/c",
        "{xml: {record: r/e}}| a | <r><e x=\"1\">t<a y=\"2\">v</a><b><c>w</c> </b><d xmlns=\"urn:d\"/><f/></e></r> | . @x a/@y b/c",
        "{xml: {record: r/e, namespaces: {p: \"urn:p\"}}}| `p:a` | <r xmlns:q=\"urn:p\" xmlns:z=\"urn:z\"><e><q:a>v</q:a><q:b>w</q:b><z:c>u</z:c></e></r> | p:b {urn:z}c"})
    void tellsWhatNoRuleReads(String format, String source, String message, String unread) throws Exception {
        Adapter adapter = Feeds.of("format: " + format + "\nmapping: {number: {copy: \"" + source.strip() + "\"}}\n");
        byte[] bytes = message.strip().replace("\\n", "\n").getBytes(GB18030);
        Set<String> told = new TreeSet<>();

        try (RecordReader reader = adapter.open(new ByteArrayInputStream(bytes), told::add)) {
            try (RecordReader usual = adapter.open(new ByteArrayInputStream(bytes))) {
                assertThat(reader.next()).isEqualTo(usual.next());
            }
            assertThat(reader.next()).isNull();
        }
        assertThat(told).containsExactlyInAnyOrder(unread.strip().split(" "));
    }

    @Test
    void showsTheTextThatRecordsCountTheLinesOf() throws Exception {
        Adapter adapter = Feeds.of("format: {delimited: {}}\nmapping: {number: {copy: 号}}\n");
        try (Reader text = adapter.text(new ByteArrayInputStream("号\n老街\n".getBytes(GB18030))).orElseThrow()) {
            assertThat(new BufferedReader(text).lines()).containsExactly("号", "老街");
        }
        assertThat(Feeds.of("format: {fixed-width: {fields: [{name: 号, length: 2}], lineEnds: false}}\nmapping: {number: {copy: 号}}\n")
                .text(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }
}
