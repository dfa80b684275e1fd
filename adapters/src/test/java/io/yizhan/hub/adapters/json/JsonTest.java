package io.yizhan.hub.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "''   | {\"a\": 1}                                      | 1{/a=1}",
        "''   | [{\"a\": 1}, {\"a\": 2}]                        | 1{/a=1} 1{/a=2}",
        "''   | []                                              | ",
        "''   | {\"a\": 1}#{\"a\": 2}#                          | 1{/a=1} 2{/a=2}",
        "''   | [{\"a\": 1.50}, {\"a\": true}, {\"a\": null}, {\"a\": \"\"}, {}] | 1{/a=1.50} 1{/a=true} 1{} 1{} 1{}",
        "''   | {\"a\": [\"x\", 2, [3], {\"a\": 4}]}            | 1{/a=x、2}",
        "''   | {\"b\": {\"c/d\": [\"x\", {\"~\": \"deep\"}]}, \"z\": [{\"a\": 1}]} | 1{/b/c~1d/1/~0=deep}",
        "''   | {\"a\": {\"a\": 1}}                             | 1{}",
        "''   | [1, {\"a\": 2}, [3], \"x\"]                     | 1:E-ROW-UNREADABLE 1{/a=2} 1:E-ROW-UNREADABLE 1:E-ROW-UNREADABLE",
        "''   | [{\"a\": \"\\ud83c\\udf5c\"}, {\"a\": \"\\ud83c!\"}, {\"a\": \"\\udf5c\"}] | 1{/a=🍜} 1:E-ROW-UNREADABLE 1:E-ROW-UNREADABLE",
        "/r   | {\"x\": {\"r\": 0}, \"r\": [{\"a\": 1}, {\"a\": 2}], \"y\": [1]} | 1{/a=1} 1{/a=2}",
        "/r   | {\"r\": {\"a\": 1}}#{\"r\": [{\"a\": 2}]}       | 1{/a=1} 2{/a=2}",
        "/1/r | [{}, {\"r\": [{\"a\": 1}]}, {\"r\": 5}]         | 1{/a=1}",
    })
    void readsRecords(String records, String message, String expected) throws Exception {
        assertThat(Messages.shown(feed(records.replace("'", "")), message.replace("#", "\n"))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "''  | [{\"a\": 1}, {\"a\": 2}, {\"a\"             | E-JSON-SYNTAX | 2",
        "''  | [{\"a\": 1}, {\"a\": 2} {\"a\": 3}]         | E-JSON-SYNTAX | 2",
        "''  | {\"a\": 1}#nonsense                         | E-JSON-SYNTAX | 1",
        "''  | {\"a\": 1, \"a\": 2}                        | E-JSON-SYNTAX | 0",
        "''  | {'a': 1}                                    | E-JSON-SYNTAX | 0",
        "''  | `  `                                        | E-JSON-SYNTAX | 0",
        "/r  | {\"s\": [{\"a\": 1}]}                       | E-JSON-SYNTAX | 0",
        "/r  | [1]                                         | E-JSON-SYNTAX | 0",
        "/r  | {\"r\": [{\"a\": 1}], \"x\": }              | E-JSON-SYNTAX | 1",
    })
    void refusesWhatIsNotJsonAndKeepsWhatCameBefore(String records, String message, String code, int before) throws Exception {
        assertThat(Messages.unreadable(feed(records.replace("'", "")), message.replace("#", "\n"), code)).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNestedTooDeepWhereverItIs() throws Exception {
        assertThat(Messages.shown(feed(""), "{\"a\": " + "[".repeat(63) + "]".repeat(63) + "}")).isEqualTo("1{}");
        assertThat(Messages.unreadable(feed(""), "{\"a\": 1}\n{\"a\": " + "[".repeat(64), "E-JSON-DEPTH")).isEqualTo(1);
        assertThat(Messages.unreadable(feed(""), "{\"z\": " + "{\"z\":".repeat(64), "E-JSON-DEPTH")).isZero();
        assertThat(Messages.unreadable(feed("/r"), Messages.endless("{\"x\": ", "[", 1L << 40), "E-JSON-DEPTH")).isZero();
    }

    /** A text that nobody reads costs no memory, so only the limit of the message stops it. */
    @Test
    @Timeout(20)
    void refusesTextsThatWouldFillTheMemory() throws Exception {
        Messages.unreadable(feed(""), Messages.endless("{\"a\": \"", "x", 1L << 40), "E-MESSAGE-TOO-LARGE");
        Messages.unreadable(feed(""), Messages.endless("{\"z\": \"", "x", 1L << 40), "E-MESSAGE-TOO-LARGE");
        Messages.unreadable(feed(""), Messages.endless("{\"a\": [1", ",\"xxxxxxxxx\"", 1L << 40), "E-MESSAGE-TOO-LARGE");
    }

    private static Adapter feed(String records) throws Exception {
        return Feeds.of("""
                format: {json: {records: "%s"}}
                mapping: {number: {copy: /a}, holderName: {copy: /b/c~1d/1/~0}}
                """.formatted(records), 16 << 20);
    }
}
