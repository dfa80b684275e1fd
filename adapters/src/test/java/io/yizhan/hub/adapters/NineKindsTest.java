package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Registers.Judged;
import io.yizhan.hub.adapters.xlsx.Workbooks;
import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.Verdict;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Suite;
import io.yizhan.hub.store.Database;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.SqlEvidenceLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The nine kinds of dirt that registers hold, each a sample in {@code dirt/} and beside it what comes of every record: its line, the
 * licence, and what was found. Run with {@code -Dsamples.write=true} to write what comes now; read it before you commit it.
 */
class NineKindsTest {

    private static final Path SAMPLES = Repository.root().resolve("adapters/src/test/resources/io/yizhan/hub/adapters/dirt");
    private static final String DEPARTMENT = "dirt";

    @ParameterizedTest
    @ValueSource(strings = {"1-raw-values", "2-identifiers", "3-shifted-rows", "4-absent-and-unlimited", "5-money", "6-encodings", "7-names",
        "8-same-code", "9-lower-case"})
    void comesOutAsExpected(String kind) throws Exception {
        List<String> outcome = outcome(Files.readAllBytes(SAMPLES.resolve(kind + ".csv")));
        Path expected = SAMPLES.resolve(kind + ".expected");
        if (Boolean.getBoolean("samples.write")) {
            Files.write(expected, outcome);
        }
        assertThat(outcome).isEqualTo(Files.readAllLines(expected));
    }

    /** One text in many encodings, private-use characters, characters beyond the first plane and NUL among it. */
    @ParameterizedTest
    @CsvSource({"GB18030, ''", "GB18030, \uFEFF", "UTF-8, \uFEFF", "UTF-16LE, ''", "UTF-16BE, ''", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF"})
    void theEncodingMakesNoDifference(String charset, String mark) throws Exception {
        String text = Files.readString(SAMPLES.resolve("6-encodings.csv"));
        assertThat(outcome((mark + text).getBytes(Charset.forName(charset)))).isEqualTo(Files.readAllLines(SAMPLES.resolve("6-encodings.expected")));
    }

    /** Title rows, merged headers, a second sheet, days as numbers with and without a style, empty and total rows. */
    @Test
    void theTableIsFoundInTheWorkbook() throws Exception {
        String code = "91990101MA9000273F";
        byte[] workbook = new Workbooks().sheet("封面", Workbooks.row(1, "青山县名录"))
                .sheet("名录", Workbooks.row(1, "青山县名录（2026年）") + Workbooks.row(3, "序号", "主体", "", "注册日期", "有效期至", "注册资金")
                        + Workbooks.row(4, "", "名称", "代码") + "<row r=\"5\"><c r=\"A5\"><v>1</v></c>" + Workbooks.text(1, 5, "老街小馆") + Workbooks.text(2, 5, code)
                        + "<c r=\"D5\" s=\"3\"><v>46204</v></c><c r=\"E5\"><v>47665</v></c>" + Workbooks.text(5, 5, "10(万元)") + "</row><row r=\"6\"/>"
                        + "<row r=\"7\">" + Workbooks.text(0, 7, "合　计") + "<c r=\"F7\"><v>10</v></c></row>").bytes();
        Registers registers = new Registers();
        assertThat(shown(registers.judge(registers.feed(DEPARTMENT, "workbook"), new ByteArrayInputStream(workbook)))).containsExactly(
                "5 {\"capital\":\"100000\",\"capital.raw\":\"10(万元)\",\"capitalCurrency\":\"CNY\",\"capitalCurrency.raw\":\"元\",\"holderCode\":\"" + code
                        + "\",\"holderCodeType\":\"001\",\"holderName\":\"老街小馆\",\"issueDate\":\"2026-07-01\",\"number\":\"" + code
                        + "\",\"validTo\":\"2030-07-01\",\"validTo.raw\":\"47665\"} holderCode W-DIVISION-UNKNOWN");
    }

    /** The second name does not overwrite the first, and either width of bracket verifies. */
    @Test
    void theSameCodeUnderAnotherNameIsAVersion(@TempDir Path home) throws Exception {
        List<Licence> stated = licences("8-same-code.csv");
        Licence named = licences("7-names.csv").get(0);
        KeyRing keys = KeyRing.open(home.resolve("keys"), Suite.INTL, "dirt.example/log");
        try (Database database = Database.open(home.resolve("hub.db")); GroupCommit commit = GroupCommit.start(database, SqlEvidenceLog.open(database, keys))) {
            LicenceLibrary library = new LicenceLibrary(database, keys);
            List<String> puts = new ArrayList<>();
            for (Licence licence : stated) {
                LicenceLibrary.Put put = put(commit, library, licence, puts.size() + 1);
                puts.add(put.version() + " " + put.registered());
                assertThat(library.version(put.id(), 1).orElseThrow().licence().holder().name()).isEqualTo("青山甲商行");
            }
            assertThat(puts).containsExactly("1 true", "2 true", "2 false");
            put(commit, library, named, 9);
            LocalDate day = LocalDate.of(2026, 8, 1);
            assertThat(library.verify(named.type(), named.number(), "青山(老街）商行", null, day)).isEqualTo(Verdict.VALID);
            assertThat(library.verify(named.type(), named.number(), "青山老街商行", null, day)).isEqualTo(Verdict.MISMATCH);
        }
    }

    private static LicenceLibrary.Put put(GroupCommit commit, LicenceLibrary library, Licence licence, int record) {
        Instant now = Instant.parse("2026-08-01T00:00:00Z");
        return commit.run(moment -> library.put(moment, new LicenceLibrary.Registration(licence, DEPARTMENT, "m/" + record, "digest", now, Set.of()),
                (id, version, inItsState) -> moment.append(Event.of(EventType.REGISTERED, now)))).result();
    }

    private static List<Licence> licences(String sample) throws Exception {
        Registers registers = new Registers();
        return registers.judge(registers.feed(DEPARTMENT, "register"), Repository.open(SAMPLES.resolve(sample))).stream()
                .map(judged -> judged.judgement().licence()).toList();
    }

    private static List<String> outcome(byte[] message) throws Exception {
        Registers registers = new Registers();
        return shown(registers.judge(registers.feed(DEPARTMENT, "register"), new ByteArrayInputStream(message)));
    }

    private static List<String> shown(List<Judged> all) {
        return all.stream().map(judged -> {
            Licence licence = judged.judgement().licence();
            SortedMap<String, String> flat = licence == null ? new TreeMap<>() : new TreeMap<>(licence.flat());
            flat.keySet().removeAll(Set.of("type", "issuerName", "issuerCode", "state"));
            String codes = judged.judgement().violations().stream().map((Violation v) -> " " + v.field() + " " + v.code()).collect(Collectors.joining());
            return judged.record().line() + (licence == null ? " rejected" : " " + CanonicalJson.text(Map.copyOf(flat))) + codes;
        }).toList();
    }
}
