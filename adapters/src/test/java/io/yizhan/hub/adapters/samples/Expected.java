package io.yizhan.hub.adapters.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.validation.Judgement;
import io.yizhan.hub.validation.LicenceJudge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is expected of a sample, one line of JSON a record: {@code record} and {@code line}, then {@code licence} (its flat view) or
 * {@code change} where it is registered, and {@code codes} ({@code field code}) of what was found. The feed is told by the sample's name:
 * {@code register-dirty.csv} goes to feed {@code register}.
 */
final class Expected {

    private static final Catalogue CATALOGUE = new Catalogue(SchemaTypes.licenceTypes(), Map.of(), SchemaTypes.codeTables());
    private static final LicenceJudge JUDGE = new LicenceJudge(CATALOGUE);
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private Expected() {
    }

    /** Where it is kept. @param sample of a {@code samples/in} */
    static Path file(Path sample) {
        return sample.getParent().resolveSibling("expected").resolve(sample.getFileName() + ".jsonl");
    }

    /** What comes of a sample now. */
    static String of(Path sample) throws Exception {
        String department = sample.getParent().getParent().getParent().getFileName().toString();
        Feeds.Feed feed = Feeds.feed(department, sample.getFileName().toString().split("[-.]")[0]);
        Adapter adapter = Feeds.adapter(feed);
        StringBuilder lines = new StringBuilder();
        for (SourceRecord record : Feeds.records(adapter, Repository.open(sample))) {
            Judgement judgement = JUDGE.judge(adapter.translate(record), CATALOGUE.type(feed.type()).orElseThrow(), feed.statement());
            lines.append(JSON.writeValueAsString(shown(record, judgement))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, Object> shown(SourceRecord record, Judgement judgement) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("record", record.number());
        shown.put("line", record.line());
        if (judgement.licence() != null) {
            shown.put("licence", judgement.licence().flat());
        }
        if (judgement.change() != null) {
            shown.put("change", judgement.change());
        }
        if (!judgement.violations().isEmpty()) {
            shown.put("codes", judgement.violations().stream().map(v -> v.field() + " " + v.code()).toList());
        }
        return shown;
    }
}
