package io.yizhan.hub.bench;

import java.util.ArrayList;
import java.util.List;

/** Collects figures and prints them as tables of Markdown. */
final class Report {

    private record Records(String system, Rounds.Result result) {
    }

    private final List<String> facts;
    private final List<Records> records = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Report(List<String> facts) {
        this.facts = facts;
    }

    void records(String system, Rounds.Result result) {
        records.add(new Records(system, result));
    }

    /** A figure that needs no comparison. */
    void figure(String name, String value) {
        others.add("| " + name + " | " + value + " |");
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
        if (!records.isEmpty()) {
            double best = records.stream().filter(r -> r.system().startsWith("plain")).mapToDouble(r -> r.result().perSecond()).max().orElse(0);
            text.append("\n| records settled, durable in three outboxes and acknowledged | records/s | slowest - fastest round | times the best plain route"
                    + " | CPU ms a record: system | load | CPU of others |\n|---|--:|--:|--:|--:|--:|--:|\n");
            for (Records row : records) {
                Rounds.Result result = row.result();
                text.append("| %s | %,.0f | %,.0f - %,.0f | %s | %.2f | %.2f | %.0f %% |%n".formatted(row.system(), result.perSecond(), result.slowest(),
                        result.fastest(), best == 0 ? "" : "%.1f".formatted(result.perSecond() / best), result.systemCpu(), result.loadCpu(),
                        result.others() * 100));
            }
        }
        if (!others.isEmpty()) {
            text.append("\n| figure | value |\n|---|---|\n");
            others.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
