package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Registers.Judged;
import io.yizhan.hub.licence.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Registers of other countries, mapped by configuration alone. */
class ForeignRegistersTest {

    private static final int TUCSON = 15_270;

    @Test
    void aHolderCodeOfAnotherKindIsNoCreditCode() throws Exception {
        Registers registers = new Registers();
        String record = "{\"license_number\": \"LB-1\", \"business_name\": \"%s\", \"granted_date\": \"2026-07-01\", \"status\": \"Granted\"}";
        String message = record.formatted("Old Street Diner") + record.formatted("x".repeat(65)) + record.formatted("");
        List<Judged> judged = registers.judge(registers.feed("boston", "liquor"), new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        assertThat(judged.get(0).judgement().licence().holder().code()).hasToString("HolderCode[type=999, value=Old Street Diner]");
        assertThat(judged).extracting(ForeignRegistersTest::codes).containsExactly("", "holderCode E-FIELD-LENGTH",
                "holderCode E-FIELD-MISSING, holderName E-FIELD-MISSING");
    }

    /** Two records are of a kind of owner that the city's own code list lacks. */
    @Test
    void tucsonByTabAndByFixedWidthAgree() throws Exception {
        Registers registers = new Registers();
        List<Judged> tab = registers.real("tucson", "tab", "foreign/us_tucson_business_licences.tsv.gz");
        List<Judged> fixed = registers.real("tucson", "fixed", "foreign/us_tucson_fixed_width.txt.gz");
        assertThat(counts(tab)).isEqualTo(Map.of("", TUCSON - 2L, "ownerType E-CODE-UNKNOWN", 2L));
        assertThat(counts(fixed)).isEqualTo(counts(tab));
        assertThat(values(tab.get(0))).containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(Map.entry("type", "foreign-business-licence"),
                Map.entry("number", "SVL-2010-09-02-COINSTAR, INC"), Map.entry("state", "01"), Map.entry("issuerName", "City of Tucson"),
                Map.entry("issuerCode", "US-AZ-TUCSON"), Map.entry("issueDate", "2010-09-02"), Map.entry("validFrom", "2010-09-02"),
                Map.entry("holderName", "COINSTAR, INC"), Map.entry("holderCode", "COINSTAR, INC"), Map.entry("holderCodeType", "999"),
                Map.entry("category", "Service License (Occupational)"), Map.entry("activity", "522320"), Map.entry("ownerType", "Corporation"),
                Map.entry("address", "1800 SE 114TH AVE"), Map.entry("city", "BELLEVUE"), Map.entry("region", "WA"), Map.entry("postcode", "98004"))));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < TUCSON; i++) {
            SortedMap<String, String> other = values(fixed.get(i));
            values(tab.get(i)).forEach((name, text) -> {
                if (!text.equals(other.remove(name))) {
                    differences.add(name + (text.indexOf('\uFFFD') < 0 ? "" : " holds U+FFFD"));
                }
            });
            differences.addAll(other.keySet());
        }
        // A character of these suites was lost before the extract was made: the one file has U+FFFD for it, the other a question mark.
        assertThat(differences).hasSize(13).containsOnly("address holds U+FFFD");
    }

    /** A deferred application is no licence, and the feed's table of states does not take it for one. */
    @Test
    void boston() throws Exception {
        List<Judged> all = new Registers().real("boston", "liquor", "foreign/us_boston_liquor_licences.json");
        assertThat(counts(all)).isEqualTo(Map.of("", 39L, "state E-CODE-UNKNOWN", 57L));
        assertThat(values(all.get(0))).containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(Map.entry("type", "foreign-business-licence"),
                Map.entry("number", "LB-549183"), Map.entry("state", "01"), Map.entry("issuerName", "Boston Licensing Board"),
                Map.entry("issuerCode", "US-MA-BOSTON-BLB"), Map.entry("issueDate", "2024-01-31"), Map.entry("validFrom", "2024-01-31"),
                Map.entry("holderName", "18 Meridian Food Services Inc."), Map.entry("holderCode", "18 Meridian Food Services Inc."),
                Map.entry("holderCodeType", "999"), Map.entry("tradeName", "Pomona III"), Map.entry("category", "Liquor"),
                Map.entry("activity", "Wines and Malt Beverages"), Map.entry("address", "18-20 Meridian St, East Boston, MA 02128"),
                Map.entry("city", "Boston"), Map.entry("region", "MA"), Map.entry("postcode", "02128"))));
    }

    private static String codes(Judged judged) {
        return judged.judgement().violations().stream().map((Violation v) -> v.field() + " " + v.code()).sorted().collect(Collectors.joining(", "));
    }

    private static Map<String, Long> counts(List<Judged> all) {
        return all.stream().collect(Collectors.groupingBy(ForeignRegistersTest::codes, Collectors.counting()));
    }

    /** Normalised values alone: the two files write their days in two ways. */
    private static SortedMap<String, String> values(Judged judged) {
        SortedMap<String, String> values = new TreeMap<>();
        if (judged.judgement().licence() != null) {
            judged.judgement().licence().flat().forEach((name, text) -> {
                if (!name.endsWith(".raw")) {
                    values.put(name, text);
                }
            });
        }
        return values;
    }
}
