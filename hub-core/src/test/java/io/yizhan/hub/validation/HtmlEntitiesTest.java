package io.yizhan.hub.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlEntitiesTest {

    @ParameterizedTest
    @CsvSource({"甲&middot;乙,甲·乙", "&#8226;甲&#x2022;,•甲•", "&amp;lt;,&lt;", "&amp;amp;amp;,&amp;amp;", "A&B&eacute;,A&Bé", "&&ouml;;,&ö;",
            "&#163129;,𧴹", "&yuml;&Yuml;&nbsp;甲,ÿŸ\u00A0甲", "&diams;&apos;,♦''"})
    void decodesOnce(String text, String decoded) {
        assertThat(HtmlEntities.decode(text)).isEqualTo(decoded.replace("''", "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D", "R&D;", "&", "&;", "&#;", "&#x;", "&#xZZ;", "&#0;", "&#xD800;", "&#1114112;", "&#99999999;", "&middot",
            "& middot;", "&Middot;", "&#-5;", "&#１;"})
    void leavesWhatIsNoReference(String text) {
        assertThat(HtmlEntities.decode(text)).isSameAs(text);
    }

    @Test
    void knowsAllNamesOfHtml4() {
        assertThat(HtmlEntities.decode("&sigmaf;&thetasym;&weierp;&hellip;&euro;")).isEqualTo("ςϑ℘…€");
    }
}
