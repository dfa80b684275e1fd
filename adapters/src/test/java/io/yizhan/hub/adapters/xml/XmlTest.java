package io.yizhan.hub.adapters.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Messages;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

    private static final String FEED = """
            format: {xml: {record: "x:Set/Body/x:Row", namespaces: {x: "urn:x", y: "urn:y"}}}
            mapping: {number: {copy: "@id"}, holderName: {copy: "x:Name"}, holderCode: {copy: "y:Holder/Code/@y:kind"}, address: {copy: "."}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<p:Row id='1'><p:Name>老街</p:Name></p:Row>                                                 | 1{@id=1, x:Name=老街}",
        "<p:Row id='1'/><p:Row id='2'/><p:Other id='3'/><Row id='4'/>                                | 1{@id=1} 1{@id=2}",
        "<p:Row><p:Name>a</p:Name><Name>b</Name><p:Name/><p:Name>c</p:Name></p:Row>                  | 1{x:Name=a、c}",
        "<p:Row><p:Name>a&amp;<![CDATA[<b>]]><!-- no --><?no no?>&#x8001;</p:Name></p:Row>           | 1{x:Name=a&<b>老}",
        "<p:Row><p:Name>a<i>no</i>b</p:Name></p:Row>                                                 | 1{x:Name=ab}",
        "<p:Row><Holder xmlns='urn:y'><Code xmlns='' kind='no' q:kind='001' xmlns:q='urn:y'/></Holder></p:Row> | 1{y:Holder/Code/@y:kind=001}",
        "<p:Row>own</p:Row>¶<p:Row><p:Row id='inner'/></p:Row>                                       | 1{.=own} 2{}",
        "                                                                                            | ",
    })
    void readsRecords(String rows, String expected) throws Exception {
        assertThat(Messages.shown(Feeds.of(FEED), document(rows == null ? "" : rows.replace("¶", "\n")))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB2312", "GB18030", "UTF-8", "UTF-16"})
    void followsTheDeclaredEncoding(String encoding) throws Exception {
        String text = "老街小馆" + (encoding.startsWith("GB") ? "" : "\uE000𠀋");
        String document = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + document("<p:Row id='" + text + "'/>");
        assertThat(Messages.shown(Feeds.records(Feeds.of(FEED), new ByteArrayInputStream(document.getBytes(Charset.forName(encoding))))))
                .isEqualTo("2{@id=" + text + "}");
    }

    @Test
    void whatIsDeclaredGbkMayHoldAllOfGb18030() throws Exception {
        String document = "<?xml version='1.0' encoding='GBK'?>" + document("<p:Row id='\uE000𠀋'/>");
        assertThat(Messages.shown(Feeds.records(Feeds.of(FEED), new ByteArrayInputStream(document.getBytes("GB18030"))))).isEqualTo("1{@id=\uE000𠀋}");
    }

    @Test
    void bytesThatAreNotOfTheDeclaredEncodingAreReported() throws Exception {
        String document = "<?xml version='1.0' encoding='UTF-8'?>" + document("<p:Row/>".repeat(5_000) + "<p:Row id='老街'/>");
        assertThat(Messages.unreadable(Feeds.of(FEED), new ByteArrayInputStream(document.getBytes("GB18030")), "E-ENCODING")).isPositive();
        Messages.unreadable(Feeds.of(FEED), "<?xml version='1.0' encoding='KLINGON'?><a/>", "E-ENCODING");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE a SYSTEM \"file:///etc/hostname\">",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>",
    })
    void refusesAnyDocumentType(String doctype) throws Exception {
        assertThat(Messages.unreadable(Feeds.of(FEED), doctype + document("<p:Row>&a;&e;</p:Row>"), "E-XML-DTD")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<p:Row/><p:Row></p:Wrong> | 1",
        "<p:Row/><p:Row>&undefined;</p:Row> | 1",
        "<p:Row/><p:Row id='1' id='2'/> | 1",
        "<p:Row/><p:Row><unbound:a/></p:Row> | 1",
        "<p:Row/><p:Row>&#0;</p:Row> | 1",
    })
    void refusesWhatIsNotWellFormedAndKeepsWhatCameBefore(String rows, int before) throws Exception {
        assertThat(Messages.unreadable(Feeds.of(FEED), document(rows), "E-XML-SYNTAX")).isEqualTo(before);
    }

    @Test
    void refusesOtherDocumentsAndWhatComesAfterTheRoot() throws Exception {
        Messages.unreadable(Feeds.of(FEED), "", "E-XML-SYNTAX");
        Messages.unreadable(Feeds.of(FEED), "{}", "E-XML-SYNTAX");
        Messages.unreadable(Feeds.of(FEED), "<Set/>", "E-XML-SYNTAX");
        assertThat(Messages.unreadable(Feeds.of(FEED), document("<p:Row/>") + "<more/>", "E-XML-SYNTAX")).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNestedTooDeepWhereverItIs() throws Exception {
        assertThat(Messages.shown(Feeds.of(FEED), document("<p:Row>" + "<a>".repeat(61) + "</a>".repeat(61) + "</p:Row>"))).isEqualTo("1{}");
        Messages.unreadable(Feeds.of(FEED), document("<p:Row>" + "<a>".repeat(62)), "E-XML-DEPTH");
        Messages.unreadable(Feeds.of(FEED), Messages.endless("<p:Set xmlns:p='urn:x'>", "<a>", 1L << 40), "E-XML-DEPTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!--", "<![CDATA[", "<p:Name>", "<p:Name a='", "<?pi "})
    void refusesWhatWouldFillTheMemory(String open) throws Exception {
        Messages.unreadable(Feeds.of(FEED), Messages.endless("<p:Set xmlns:p='urn:x'><Body><p:Row>" + open, "x", 1L << 40), "E-MESSAGE-TOO-LARGE");
    }

    private static String document(String rows) {
        return "<p:Set xmlns:p='urn:x'><Body>" + rows + "</Body></p:Set>";
    }

}
