package io.yizhan.hub.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The samples of all departments, one after the other as in the story; each by its own transport, or by HTTP where that would need another server. */
final class SampleRound {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A sample, and how it is sent. @param way a folder, a queue, or a media type for HTTP */
    record Sample(String department, String feed, String name, String way) {

        byte[] bytes() throws IOException {
            return Files.readAllBytes(directory().resolve("in").resolve(name));
        }

        /** One line of JSON a record. */
        List<JsonNode> expected() throws IOException {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(directory().resolve("expected").resolve(name + ".jsonl"))) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }

        private Path directory() {
            return Repository.root().resolve("config/departments").resolve(department).resolve("samples");
        }
    }

    static final List<Sample> ALL = List.of(
            new Sample("market-regulation", "register", "register.csv", "in/market-regulation"),
            new Sample("market-regulation", "register", "register-dirty.csv", "in/market-regulation"),
            new Sample("public-security", "identity", "identity.txt", "intake.public-security"),
            new Sample("housing", "acceptance", "acceptance.xml", "application/xml"),
            new Sample("health", "certificates", "certificates.json", "application/json"),
            new Sample("market-regulation", "food", "food.json", "intake.market-regulation.food"),
            new Sample("market-regulation", "changes", "changes.json", "intake.market-regulation.changes"),
            new Sample("civil-affairs", "marriages", "marriages.xml", "text/xml"),
            new Sample("natural-resources", "titles", "titles.jsonl", "application/x-ndjson"),
            new Sample("tax-bureau", "ratings", "ratings.csv", "text/csv"),
            new Sample("human-resources", "insured", "insured.jsonl", "application/x-ndjson"),
            new Sample("education", "degrees", "degrees.xlsx", "in/education"),
            new Sample("transport", "operators", "operators.txt", "in/transport"),
            new Sample("fire-rescue", "checks", "checks.tsv", "in/fire-rescue"),
            new Sample("testing-institute", "reports", "reports.json", "intake.testing-institute"));

    private SampleRound() {
    }

    /** Sends it and waits until its last record is settled. @return its row on the console */
    static JsonNode send(Callers callers, Sample sample) throws Exception {
        long before = count(callers);
        if (sample.way().startsWith("in/")) {
            callers.drop(sample.way(), sample.name(), sample.bytes());
        } else if (sample.way().startsWith("intake.")) {
            callers.send(sample.department(), sample.way(), sample.bytes());
        } else {
            callers.post(sample.department(), "/api/v1/departments/" + sample.department() + "/messages", sample.way(), sample.bytes());
        }
        Callable<Boolean> settled = () -> count(callers) == before + 1 && callers.newestMessages().path(0).path("settledAt").isTextual();
        Awaitility.await(sample.name()).atMost(Duration.ofSeconds(30)).until(settled);
        return callers.newestMessages().path(0);
    }

    private static long count(Callers callers) throws Exception {
        return callers.newestMessages().size();
    }
}
