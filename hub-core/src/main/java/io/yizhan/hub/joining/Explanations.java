package io.yizhan.hub.joining;

import io.yizhan.hub.catalogue.RecordCodes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.exchange.door.ProblemKinds;

/** What every code means that a record or a message can get, and what to do about it. Immutable. */
public final class Explanations {

    /** @param cure empty where nothing is known of the code but its name */
    public record Explanation(String code, Text title, Text cure) {
    }

    private final RecordCodes records = RecordCodes.load();
    private final ProblemKinds messages = ProblemKinds.load();

    /** The explanation of a code; of one that an adapter of one's own brings it is the code itself. */
    public Explanation of(String code) {
        return records.of(code).map(meaning -> new Explanation(code, meaning.title(), meaning.cure()))
                .or(() -> messages.named(code).map(kind -> new Explanation(code, kind.title(), kind.page())))
                .orElseGet(() -> new Explanation(code, new Text(code, code), new Text("", "")));
    }
}
