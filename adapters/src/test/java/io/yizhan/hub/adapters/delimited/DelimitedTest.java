package io.yizhan.hub.adapters.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Repository;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTest {

    private static final String ABC = """
            format: {delimited: {%s}}
            mapping: {number: {copy: a}, holderName: {copy: b}, address: {copy: c}}
            """;

    /** Row, then what is read: line and fields or code, separated by spaces; as Python's csv module has it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1,2,3                  | 2:1;2;3",
        "1,\"2,2\",3            | 2:1;2,2;3",
        "1,\"2\"\"2\",3         | 2:1;2\"2;3",
        "1,2\"2\",3             | 2:1;2\"2\";3",
        "1,\"2\"2,3             | 2:1;22;3",
        "1,\"2\"2\"2\",3        | 2:1;22\"2\";3",
        "1, \"2,3               | 2:1; \"2;3",
        "1,\"2\\n2\",3\\n4,5,6  | 2:1;2\\n2;3 4:4;5;6",
        "1,\"2\\r\\n2\",3\\r\\n4,5,6 | 2:1;2\\r\\n2;3 4:4;5;6",
        "1,2,3\\r4,5,6          | 2:1;2;3 3:4;5;6",
        "1,,3\\n\\n \\n4,5,6\\n | 2:1;;3 5:4;5;6",
        "1,2\\n4,5,6            | 2:E-ROW-COLUMNS 3:4;5;6",
        "1,2,3,4\\n4,5,6        | 2:E-ROW-COLUMNS 3:4;5;6",
        "1,\"2,3\\n4,5,6        | 2:E-ROW-UNREADABLE 3:4;5;6",
        "1,\"2,3\\n4,\"5\",6\\n7,8,9 | 2:E-ROW-UNREADABLE 3:4;5;6 4:7;8;9",
        "1,2,\"3                | 2:E-ROW-UNREADABLE",
        "1,2,3\\n\u001a         | 2:1;2;3",
    })
    void readsRows(String rows, String expected) throws Exception {
        String message = "a,b,c\n" + rows.replace("\\n", "\n").replace("\\r", "\r");
        assertThat(shown(Feeds.records(Feeds.of(ABC.formatted("")), message))).isEqualTo(expected.replace("\\n", "\n").replace("\\r", "\r"));
    }

    /** The same, where a backslash is named as the escape; quotes may still be doubled. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1,\"2\\\"2\",3          | 2:1;2\"2;3",
        "1,\"2\"\"2\",3          | 2:1;2\"2;3",
        "1,2\\,2,3              | 2:1;2,2;3",
        "1,\\\"2,3               | 2:1;\"2;3",
        "1,\"\\\\\",3            | 2:1;\\;3",
        "1,\\N,\"\\N\"            | 2:1;\\N;\\N",
        "1,\"2\"2\\,2,3          | 2:1;22,2;3",
        "1,2,3\\¶4,5,6\\        | 2:1;2;3\\ 3:4;5;6\\",
        "1,\"2\\¶2\",3\\         | 2:1;2\\¶2;3\\",
        "1,\"2\\\",3¶4,5,6      | 2:E-ROW-UNREADABLE 3:4;5;6",
    })
    void undoesEscapes(String rows, String expected) throws Exception {
        String message = "a,b,c\n" + rows.replace('¶', '\n');
        assertThat(shown(Feeds.records(Feeds.of(ABC.formatted("escape: '\\'")), message))).isEqualTo(expected.replace('¶', '\n'));
    }

    @TestFactory
    List<DynamicTest> readsTheVectorsOfCsvSpectrum() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Repository.files(Repository.realData("vectors/csv-spectrum"), "*.csv")) {
            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertVector(file)));
        }
        return tests;
    }

    private static void assertVector(Path file) throws Exception {
        Path json = file.resolveSibling(file.getFileName().toString().replace(".csv", ".json"));
        // One of the vectors has a lone object.
        List<Map<String, String>> expected = new ObjectMapper().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .readValue(json.toFile(), new TypeReference<>() { });
        StringBuilder mapping = new StringBuilder();
        expected.get(0).keySet().forEach(name -> mapping.append("  \"").append(name).append("\": {copy: \"").append(name).append("\"}\n"));
        expected.forEach(row -> row.values().removeIf(String::isEmpty));
        List<Map<String, String>> read = new ArrayList<>();
        // Of one vector, text and expectation disagree about a telephone number.
        String disputed = "Contact Phone Number";
        expected.forEach(row -> row.remove(disputed));
        Adapter adapter = Feeds.of("format: {delimited: {}}\nmapping:\n" + mapping);
        for (SourceRecord record : Feeds.records(adapter, Repository.open(file))) {
            Map<String, String> values = new HashMap<>(record.values());
            values.remove(disputed);
            read.add(values);
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRow() throws Exception {
        String rows = "x,\"stray,z\n" + "1,2,3\n".repeat(5_000);
        List<SourceRecord> records = Feeds.records(Feeds.of(ABC.formatted("")), "a,b,c\n" + rows);
        assertThat(records).hasSize(5_001);
        assertThat(records.get(0).fault().code()).isEqualTo("E-ROW-UNREADABLE");
        assertThat(records.subList(1, 5_001)).allMatch(record -> record.fault() == null);
    }

    @Test
    void aRowTooLongForMemoryCostsOneRow() throws Exception {
        String rows = "x," + "y".repeat(5 << 20) + ",z\n4,5,6";
        assertThat(shown(Feeds.records(Feeds.of(ABC.formatted("")), "a,b,c\n" + rows))).isEqualTo("2:E-ROW-UNREADABLE 3:4;5;6");
    }

    @Test
    @Timeout(20)
    void manyStrayQuotesStayCheap() throws Exception {
        String rows = "\"x\",\"\n".repeat(50_000);
        assertThat(Feeds.records(Feeds.of(ABC.formatted("")), "a,b,c\n" + rows)).hasSize(50_000);
    }

    @Test
    void columnsComeInAnyOrderAndOthersAreIgnored() throws Exception {
        List<SourceRecord> records = Feeds.records(Feeds.of(ABC.formatted("")), "\uFEFF\n c ,other,a,b\n3,9,1,2\n");
        assertThat(shown(records)).isEqualTo("3:1;2;3");
    }

    @Test
    void dashesBelowTheHeaderAreNoRecord() throws Exception {
        String feed = ABC.formatted("separator: \"|\"");
        assertThat(shown(Feeds.records(Feeds.of(feed), "a|b|c\n-+-+--\n1|2|3\n"))).isEqualTo("3:1;2;3");
        assertThat(shown(Feeds.records(Feeds.of(feed), "a|b|c\n--|--|--\n1|2|3\n--|--|--\n"))).isEqualTo("3:1;2;3 4:--;--;--");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,b|lacks c", "''|no header row", "a,b,b,c|names b twice", "a;b;c|lacks a, b, c"})
    void aHeaderThatDoesNotFitIsRefused(String header, String detail) throws Exception {
        Adapter adapter = Feeds.of(ABC.formatted(""));
        assertThatThrownBy(() -> Feeds.records(adapter, header)).hasMessageContaining(detail)
                .isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.code()).isEqualTo("E-FORMAT-HEADER"));
    }

    @Test
    void withoutAHeaderTheColumnsAreThoseOfTheSettings() throws Exception {
        Adapter adapter = Feeds.of(ABC.formatted("header: false, columns: [c, b, a], separator: \"\\t\", quote: \"\""));
        assertThat(shown(Feeds.records(adapter, "3\t\"2\t1\n"))).isEqualTo("1:1;\"2;3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|", "^", "\u0001", "、", " "})
    void anyCharacterSeparates(String separator) throws Exception {
        String message = "a,b,c\n1,\"2,\"\"2\",3\n".replace(",", separator);
        String settings = "separator: \"" + (separator.equals("\u0001") ? "\\x01" : separator.equals("\t") ? "\\t" : separator) + "\"";
        assertThat(shown(Feeds.records(Feeds.of(ABC.formatted(settings)), message))).isEqualTo("2:1;2" + separator + "\"2;3");
    }

    @Test
    void rowsBeforeUndecodableBytesAreKept() throws Exception {
        byte[] message = "a,b,c\n1,2,3\n4,5,6\n7,?".getBytes();
        message[message.length - 1] = (byte) 0xff;
        try (RecordReader reader = Feeds.of(ABC.formatted("")).open(new ByteArrayInputStream(message))) {
            assertThat(reader.next().number()).isEqualTo(1);
            assertThat(reader.next().number()).isEqualTo(2);
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.code()).isEqualTo("E-ENCODING"));
        }
    }

    private static String shown(List<SourceRecord> records) {
        List<String> shown = new ArrayList<>();
        for (SourceRecord record : records) {
            Map<String, String> values = record.values();
            shown.add(record.line() + ":" + (record.fault() != null ? record.fault().code()
                    : values.getOrDefault("a", "") + ";" + values.getOrDefault("b", "") + ";" + values.getOrDefault("c", "")));
        }
        return String.join(" ", shown);
    }
}
