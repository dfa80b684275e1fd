package io.yizhan.hub.adapters;

import static io.yizhan.hub.adapters.Deliveries.codes;
import static io.yizhan.hub.adapters.Deliveries.licence;
import static io.yizhan.hub.adapters.Deliveries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final SortedMap<String, String> DINER = licence("number", "JY1", "holderName", "老街小馆", "state", "01", "validFrom", "2026-07-01");

    @Test
    void delimitedQuotesOnlyWhatNeedsIt() throws Exception {
        Rendition rendition = Deliveries.of("""
                format: {delimited: {separator: ";", lineEnd: crlf}}
                mapping: {号: {copy: number}, 名称: {copy: holderName}, 备注: {constant: ""}}
                """);
        String written = text(rendition, StandardCharsets.UTF_8, licence("number", "1;2", "holderName", "\"甲\"店"),
                licence("number", "3\n4", "holderName", "乙\"店"));
        assertThat(written).isEqualTo("号;名称;备注\r\n\"1;2\";\"\"\"甲\"\"店\";\r\n\"3\n4\";乙\"店;\r\n");
        assertThat(rendition.mediaType()).isEqualTo("text/csv; charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', nullValues = "none", textBlock = """
            encoding: UTF-16, separator: ";" ! FEFF   ! UTF-16BE ! JY1;老街小馆
            encoding: UTF-16LE, bom: true    ! FFFE   ! UTF-16LE ! JY1,老街小馆
            encoding: UTF-8, bom: true       ! EFBBBF ! UTF-8    ! JY1,老街小馆
            encoding: GB18030, quote: ''     ! none   ! GB18030  ! JY1,老街小馆
            """)
    void writesEncodingsAndMarks(String settings, String mark, String charset, String expected) throws Exception {
        Rendition rendition = Deliveries.of("format: {delimited: {header: false, " + settings + "}}\nmapping: {a: {copy: number}, b: {copy: holderName}}");
        HexFormat hex = HexFormat.of().withUpperCase();
        assertThat(hex.formatHex(Deliveries.message(rendition, List.of(DINER))))
                .isEqualTo((mark == null ? "" : mark) + hex.formatHex((expected + "\n").getBytes(charset)));
    }

    @Test
    void fixedWidthCountsBytesAndCutsNothing() throws Exception {
        Rendition rendition = Deliveries.of("""
                format: {fixed-width: {recordLength: 20, fields: [{name: a, length: 4}, {name: b, length: 8, start: 7}]}}
                mapping: {a: {copy: number}, b: {copy: holderName}}
                """);
        assertThat(text(rendition, GB18030, DINER)).isEqualTo("JY1   老街小馆      \n");
        assertThat(codes(rendition, licence("number", "12345", "holderName", "老街小馆店"))).containsExactly("a E-OUT-LENGTH", "b E-OUT-LENGTH");
        assertThat(codes(rendition, licence("number", "1\n2"))).containsExactly("a E-OUT-SEPARATOR");
    }

    @Test
    void xmlBuildsTheTreeAndEscapes() throws Exception {
        Rendition rendition = Deliveries.of("""
                format: {xml: {encoding: GBK, record: "u:Batch/u:Row", namespaces: {u: "urn:x", v: "urn:y"}}}
                mapping: {"@no": {copy: number}, "u:Holder/v:Name": {copy: holderName}, "u:Holder/@kind": {copy: holderCodeType}, \
                "u:Valid/u:From": {date: validFrom, formats: [yyyy/M/d]}}
                """);
        assertThat(text(rendition, Charset.forName("GBK"), licence("number", "a\"<\n", "holderName", "甲 & <乙> \uD842\uDFB7", "validFrom", "2026-07-01"),
                licence("number", "2"))).isEqualTo("""
                <?xml version="1.0" encoding="GBK"?>
                <u:Batch xmlns:u="urn:x" xmlns:v="urn:y"><u:Row no="a&#x22;&lt;&#xa;"><u:Holder><v:Name>甲 &amp; &lt;乙&gt; &#x20bb7;</v:Name></u:Holder>\
                <u:Valid><u:From>2026/7/1</u:From></u:Valid></u:Row><u:Row no="2"/></u:Batch>""");
        assertThat(codes(rendition, licence("number", "a\u0001"))).containsExactly("@no E-OUT-CHARACTER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            records: /a/b    | {"a":{"b":[{"no":"JY1","holder":{"names":["老街小馆",null]}}]}}
            layout: object   | {"no":"JY1","holder":{"names":["老街小馆",null]}}
            layout: lines    | {"no":"JY1","holder":{"names":["老街小馆",null]}}+
            """)
    void jsonBuildsTheTree(String settings, String expected) throws Exception {
        Rendition rendition = Deliveries.of("format: {json: {" + settings + """
                }}
                mapping: {/no: {copy: number}, /holder/names/0: {copy: holderName}, /holder/names/1: {copy: absent}, /none/x: {copy: absent}}
                """);
        assertThat(text(rendition, StandardCharsets.UTF_8, DINER)).isEqualTo(expected.replace("+", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            encoding: GB2312 | {a: {copy: holderName}}                            | holderName=镕基         | a E-OUT-ENCODING
            quote: ''        | {a: {copy: holderName}}                            | holderName=a,b         | a E-OUT-SEPARATOR
            header: true     | {a: {table: {"01": 有效}, of: state}}               | state=02               | a E-OUT-CODE
            header: true     | {a: {date: issueDate}}                             | issueDate=soon         | a E-OUT-DATE
            header: true     | {a: {copy: number}}                                | state=07               | record E-OUT-STATE
            """)
    void tellsWhatItCantSay(String settings, String mapping, String field, String expected) throws Exception {
        Rendition rendition = Deliveries.of("format: {delimited: {" + settings + "}}\nmapping: " + mapping);
        assertThat(codes(rendition, licence(field.split("=")))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            16300000, USD, 1630(万美元)
            0, CNY, 0(万人民币)
            1234.5, none, 0.12345(万)
            138000000000000, CNY, 1380000(亿人民币)
            5 万左右, none, 5 万左右
            """)
    void writesAmountsThatReadBack(String amount, String currency, String expected) throws Exception {
        Rendition rendition = Deliveries.of("format: {delimited: {header: false}}\nreverse: {capital: {money: 资金}}");
        SortedMap<String, String> licence = licence("capital", amount);
        if (currency != null) {
            licence.put("capitalCurrency", currency);
        }
        assertThat(rendition.render(licence).values()).containsEntry("资金", expected);
        assertThat(codes(rendition, licence("capital", "1", "capitalCurrency", "XAU"))).containsExactly("资金 E-OUT-MONEY");
    }

    @Test
    void aNameOfSeveralFieldsIsFilledWhereTheyAgree() throws Exception {
        Rendition rendition = Deliveries.of("""
                format: {delimited: {header: false}}
                reverse: {number: {copy: 代码}, holderCode: {copy: 代码}, validTo: {date: 止}, state: {constant: "01"}, unlimitedWords: [长期]}
                """);
        assertThat(text(rendition, StandardCharsets.UTF_8, licence("number", "9", "holderCode", "9"))).isEqualTo("9,长期\n");
        assertThat(text(rendition, StandardCharsets.UTF_8, licence("holderCode", "9", "validTo", "2026-07-01"))).isEqualTo("9,2026-07-01\n");
        assertThat(codes(rendition, licence("number", "9", "holderCode", "8"))).containsExactly("代码 E-OUT-CONFLICT");
        assertThat(rendition.lacking(Set.of("holderCode", "validTo"))).isEmpty();
        assertThat(rendition.lacking(Set.of("validTo"))).containsExactly("number");
    }

    /** rendition-faults.csv: format, mapping, mapping of the feed reversed, path of the one fault, part of its detail. */
    @ParameterizedTest
    @CsvFileSource(resources = "rendition-faults.csv", numLinesToSkip = 1, delimiter = '|')
    void tellsTheFault(String format, String mapping, String reverse, String path, String detail) {
        List<AdapterSettingsException.Fault> faults = catchThrowableOfType(AdapterSettingsException.class, () -> Deliveries.of("format: {" + format
                + "}\nmapping: {" + (mapping == null ? "" : mapping) + "}" + (reverse == null ? "" : "\nreverse: {" + reverse + "}"))).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).path()).isEqualTo(path);
        assertThat(faults.get(0).detail()).contains(detail);
    }
}
