package io.yizhan.hub.adapters;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.validation.Judgement;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Departments of {@code registers/}, read as a hub reads its configuration: what comes of their messages, judged. */
final class Registers {

    private final HubConfig config;
    private final LicenceJudge judge;

    Registers() throws Exception {
        config = ConfigReader.read(Path.of(Registers.class.getResource("registers").toURI()));
        Catalogue catalogue = config.catalogue();
        judge = new LicenceJudge(catalogue);
    }

    /** A feed of one of them. */
    Feed feed(String department, String id) {
        return config.department(department).orElseThrow().feeds().stream().filter(feed -> feed.id().equals(id)).findFirst().orElseThrow();
    }

    /** A record and its verdict. */
    record Judged(SourceRecord record, Judgement judgement) {
    }

    /** @param message closed by this */
    List<Judged> judge(Feed feed, InputStream message) throws Exception {
        List<Judged> judged = new ArrayList<>();
        try (RecordReader reader = feed.adapter().open(message)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                judged.add(new Judged(record, judge.judge(feed.adapter().translate(record), feed.type(), feed.statement())));
            }
        }
        return judged;
    }

    /** @param file below {@code shared/data}; the test is skipped where it is absent */
    List<Judged> real(String department, String feed, String file) throws Exception {
        return judge(feed(department, feed), Repository.open(Repository.realData(file)));
    }
}
