package io.yizhan.hub.adapters.fixedwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Messages;
import io.yizhan.hub.adapters.input.Encoding;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class FixedWidthTest {

    private static final String FEED = """
            format: {fixed-width: {%s fields: [{name: a, length: 8}, {name: skipped, length: 2}, {name: b, start: 11, length: 3}]}}
            mapping: {number: {copy: a}, holderName: {copy: b}}
            """;

    @Test
    void countsBytesOfTheEncoding() throws Exception {
        // The private-use character and 老 have two bytes in GB18030, 𠀋 four.
        assertThat(shown(FEED.formatted(""), "老\uE000    ##1  \r\n𠀋老  ## 23\n")).isEqualTo("1{a=老\uE000, b=1} 2{a=𠀋老, b= 23}");
    }

    @Test
    void anotherEncodingHasOtherWidths() throws Exception {
        Adapter adapter = Feeds.of(FEED.formatted("encoding: UTF-8, "));
        assertThat(Messages.shown(adapter, "\uFEFF老街  ##1  ")).isEqualTo("1{a=老街, b=1}");
    }

    @Test
    void recordsOfTheWrongLengthAreRejectedAlone() throws Exception {
        assertThat(shown(FEED.formatted(""), "12345678##1\n12345678##1  \n12345678##1   \n\n   \n12345678##1  \n\u001a"))
                .isEqualTo("1:E-ROW-COLUMNS 2{a=12345678, b=1} 3:E-ROW-COLUMNS 6{a=12345678, b=1}");
    }

    @Test
    void aFieldCutWithinACharacterIsRejectedAlone() throws Exception {
        byte[] message = "1234567老#1  \n12345678##1  \n".getBytes(Encoding.GB18030);
        assertThat(Messages.shown(Feeds.records(Feeds.of(FEED.formatted("")), new ByteArrayInputStream(message))))
                .isEqualTo("1:E-ROW-UNREADABLE 2{a=12345678, b=1}");
    }

    @Test
    void recordsMayFollowWithoutLineEnds() throws Exception {
        String feed = FEED.formatted("lineEnds: false, recordLength: 14, ");
        assertThat(shown(feed, "12345678##1  .        ##    12345678##1")).isEqualTo("1{a=12345678, b=1} 2{} 3:E-ROW-COLUMNS");
    }

    @Test
    void aLineOfAnyLengthCostsNoMemory() throws Exception {
        Adapter adapter = Feeds.of(FEED.formatted(""));
        assertThat(Messages.shown(Feeds.records(adapter, Messages.endless("", "x", 5_000_000)))).isEqualTo("1:E-ROW-COLUMNS");
    }

    @Test
    void widthsMayCountCharactersOrColumnsOfAScreen() throws Exception {
        assertThat(shown(FEED.formatted("count: characters, "), "老街𠀋     ##1 老\n老街      ##1\n")).isEqualTo("1{a=老街𠀋, b=1 老} 2:E-ROW-COLUMNS");
        assertThat(shown(FEED.formatted("count: columns, "), "老街ab  ##1老\n老街老街##123\n")).isEqualTo("1{a=老街ab, b=1老} 2{a=老街老街, b=123}");
        assertThat(shown(FEED.formatted("count: columns, "), "老街ab 老#1  \n")).isEqualTo("1:E-ROW-UNREADABLE");
    }

    @Test
    void titlesAreNoRecordsAndLinesMayEndEarly() throws Exception {
        String message = "登记簿\n\na       ##b\n--------\n12345678##1\n老街    ##\n12345678##12345\n";
        assertThat(shown(FEED.formatted("titleRows: 3, shortLines: true, "), message)).isEqualTo("5{a=12345678, b=1} 6{a=老街} 7:E-ROW-COLUMNS");
        assertThat(shown(FEED.formatted("titleRows: 3, shortLines: true, count: columns, "), message)).isEqualTo("5{a=12345678, b=1} 6{a=老街} 7:E-ROW-COLUMNS");
        assertThat(shown(FEED.formatted("titleRows: 9, "), message)).isEmpty();
    }

    @Test
    void textOfAnotherEncodingIsRejectedAlone() throws Exception {
        byte[] message = "老街      ##1  \n12345678##1  \n".getBytes(Encoding.GB18030);
        Adapter adapter = Feeds.of(FEED.formatted("count: characters, encoding: UTF-8, "));
        assertThat(Messages.shown(Feeds.records(adapter, new ByteArrayInputStream(message)))).isEqualTo("1:E-ROW-UNREADABLE 2{a=12345678, b=1}");
    }

    private static String shown(String feed, String message) throws Exception {
        return Messages.shown(Feeds.records(Feeds.of(feed), new ByteArrayInputStream(message.getBytes(Encoding.GB18030))));
    }
}
