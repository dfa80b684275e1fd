package io.yizhan.hub.joining.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.validation.Judgement;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes of a sample, one line of JSON a record: {@code record} and {@code line}, then {@code licence} (its flat view) or
 * {@code change} where it is registered, and {@code codes} ({@code field code}) of what was found.
 */
public final class Outcomes {

    /** What came of one record. @param line of JSON; @param warned registered, in spite of a warning */
    public record Outcome(String line, boolean registered, boolean warned) {
    }

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private final LicenceJudge judge;

    public Outcomes(LicenceJudge judge) {
        this.judge = judge;
    }

    /**
     * What comes of each record of a sample as of now.
     *
     * @throws UnreadableMessageException where the sample can't be read to its end
     */
    public List<Outcome> of(Feed feed, Path sample) throws IOException, UnreadableMessageException {
        List<Outcome> outcomes = new ArrayList<>();
        try (RecordReader reader = feed.adapter().open(Files.newInputStream(sample))) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                Judgement judgement = judge.judge(feed.adapter().translate(record), feed.type(), feed.statement());
                outcomes.add(new Outcome(JSON.writeValueAsString(shown(record, judgement)), !judgement.rejected(), judgement.warned()));
            }
        }
        return outcomes;
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
