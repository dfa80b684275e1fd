package io.yizhan.hub.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/**
 * Messages of anybody, read by each format under settings that between them use every branch. As a test it reads the seeds beside it;
 * {@code adapters/fuzz} has Jazzer change them for as long as one likes.
 */
class ReadersFuzzTest {

    private static final String VERBS = """
            {nullWords: [N/A], unlimitedWords: [长期], number: {copy: A}, holderName: {copy: B}, gender: {table: genders, of: C},
            issueDate: {date: D}, validTo: {date: D, formats: [excel, yyyyMMdd]}, capital: {money: E}, address: {join: [F, B], with: " "}}
            """;
    private static final String PLAIN = "{number: {copy: A}, holderName: {copy: B}, address: {copy: C}}";

    private static final List<FuzzedFeed> DELIMITED = List.of(
            feed("delimited: {checks: {D: date}}"),
            feed("delimited: {separator: '|', quote: '', escape: '\\', header: false, columns: [A, B, C, D, E, F], encoding: GB18030}"),
            feed("delimited: {separator: \"\\t\", quote: \"'\", encoding: UTF-16LE}"));
    private static final RoundTrip DELIMITED_BACK = RoundTrip.of("{delimited: {}}", PLAIN);

    private static final String FIELDS = "fields: [{name: A, length: 4}, {name: B, length: 8}, {name: C, length: 2}, {name: D, length: 8}, "
            + "{name: E, length: 6}, {name: F, length: 6, start: 30}]";
    private static final List<FuzzedFeed> FIXED_WIDTH = List.of(
            feed("fixed-width: {" + FIELDS + "}"),
            feed("fixed-width: {" + FIELDS + ", recordLength: 40, lineEnds: false, encoding: UTF-8}"));

    private static final List<FuzzedFeed> XML = List.of(
            feed("xml: {record: R/r}"),
            feed("xml: {record: 'u:R/u:r', namespaces: {u: 'urn:u'}}", VERBS.replace("copy: B", "copy: 'u:B/u:N'").replace("of: C", "of: 'u:B/@C'")
                    .replace(": D", ": .").replace("copy: A", "copy: '@A'").replace("money: E", "money: 'u:E'").replace("[F, B]", "['u:F', 'u:F/@g']")));

    private static final String POINTERS = VERBS.replace("copy: A", "copy: /A").replace("copy: B", "copy: /b/0/B").replace("of: C", "of: /b/C")
            .replace("date: D", "date: /D").replace("money: E", "money: /E").replace("[F, B]", "[/F, /b/B]");
    private static final List<FuzzedFeed> JSON = List.of(feed("json: {}", POINTERS), feed("json: {records: /data/1}", POINTERS));
    private static final RoundTrip JSON_BACK = RoundTrip.of("{json: {}}", "{number: {copy: /A}, holderName: {copy: /b/B}, address: {copy: /F}}");

    private static final List<FuzzedFeed> ROWS = List.of(feed("rows: {}"));
    private static final List<FuzzedFeed> XLSX = List.of(feed("xlsx: {}"),
            feed("xlsx: {sheet: 1, titleRows: 1, headerRows: 2, totals: {A: 合计}}", VERBS.replace("copy: B", "copy: B/N")));

    @FuzzTest
    void delimited(byte[] message) throws Exception {
        check(DELIMITED, message);
        DELIMITED_BACK.check(message);
    }

    @FuzzTest
    void fixedWidth(byte[] message) throws Exception {
        check(FIXED_WIDTH, message);
    }

    @FuzzTest
    void xml(byte[] message) throws Exception {
        check(XML, message);
    }

    @FuzzTest
    void json(byte[] message) throws Exception {
        check(JSON, message);
        JSON_BACK.check(message);
    }

    @FuzzTest
    void rows(byte[] message) throws Exception {
        check(ROWS, message);
    }

    /** Bytes as they come. */
    @FuzzTest
    void xlsx(byte[] message) throws Exception {
        check(XLSX, message);
    }

    /** A sound zip file of fuzzed parts, see {@link Workbooks}. */
    @FuzzTest
    void workbook(byte[] parts) throws Exception {
        if (parts.length <= Bounds.MOST_BYTES) {
            check(XLSX, Workbooks.of(parts));
        }
    }

    private static FuzzedFeed feed(String format) {
        return feed(format, VERBS);
    }

    private static FuzzedFeed feed(String format, String mapping) {
        return FuzzedFeed.of("format: {" + format + "}\nmapping: " + mapping);
    }

    private static void check(List<FuzzedFeed> feeds, byte[] message) throws Exception {
        for (FuzzedFeed feed : feeds) {
            feed.check(message);
        }
    }
}
