package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.licence.FieldValue;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed reads, its mapping read backwards writes, and the feed then reads the same again. */
class RoundTripTest {

    /** Department, feed, sample, what of the mapping can't turn round by itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            market-regulation | register     | register.csv      | {}
            market-regulation | food         | food.json         | {/form: {copy: businessForm}}
            public-security   | identity     | identity.txt      | {性别: {copy: gender}, 民族: {copy: ethnicity}, \
            出生日期: {date: birthDate, formats: [yyyyMMdd]}, 有效期起: {date: validFrom, formats: [yyyyMMdd]}, \
            有效期止: {date: validTo, formats: [yyyyMMdd]}}
            health            | certificates | certificates.json | {}
            housing           | acceptance   | acceptance.xml    | {"a:FireSafety/a:Result": {table: {"1": 合格, "0": 不合格}, of: fireAcceptance}, \
            "a:Project/a:Address/a:Street": {copy: projectAddress}, "a:Project/a:Address/a:Place": {constant: ""}}
            """)
    void readsBackWhatItWrites(String department, String feedId, String sample, String mapping) throws Exception {
        Feeds.Feed feed = Feeds.feed(department, feedId);
        Adapter adapter = Feeds.adapter(feed);
        Path file = Repository.root().resolve("config/departments").resolve(department).resolve("samples/in").resolve(sample);
        List<SortedMap<String, String>> read = fields(Feeds.drafts(adapter, Files.newInputStream(file)).stream()
                .filter(draft -> draft.violations().isEmpty()).toList());

        Rendition rendition = Deliveries.reversed(feed, mapping);
        byte[] written = Deliveries.message(rendition, read);

        assertThat(read).isNotEmpty();
        assertThat(fields(Feeds.drafts(adapter, new ByteArrayInputStream(written)))).isEqualTo(read);
        assertThat(Deliveries.message(rendition, read)).as("the same again").isEqualTo(written);
    }

    private static List<SortedMap<String, String>> fields(List<Draft> drafts) {
        return drafts.stream().map(RoundTripTest::fields).toList();
    }

    private static SortedMap<String, String> fields(Draft draft) {
        assertThat(draft.violations()).allMatch(violation -> violation.isWarning());
        SortedMap<String, String> fields = new TreeMap<>();
        for (var entry : draft.fields().entrySet()) {
            FieldValue value = entry.getValue();
            fields.put(entry.getKey(), value.value());
        }
        return fields;
    }
}
