package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.library.LicenceLibrary.Prepared;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.validation.Judgement;
import java.util.List;

/**
 * A chunk whose records are translated, judged and sealed, each with its own verdict.
 *
 * @param feed null where the chunk was given up as a whole: its verdicts are then all {@link Failed}
 */
record Judged(Chunk chunk, Feed feed, List<Verdict> verdicts) {

    /** The verdict on one record. */
    sealed interface Verdict {
        SourceRecord source();

        List<Violation> violations();
    }

    /** A licence ready to be put. @param seal its seal in the state the source gave it; @param sealDigest as its entry has it */
    record Licensed(SourceRecord source, List<Violation> violations, Prepared prepared, Seal seal, String sealDigest) implements Verdict {
    }

    /** A change of state ready to be made. */
    record Changed(SourceRecord source, List<Violation> violations, Judgement.Change change) implements Verdict {
    }

    /** A record that is wrong. */
    record Rejected(SourceRecord source, List<Violation> violations) implements Verdict {
    }

    /** A record on which the hub's own code failed. */
    record Failed(SourceRecord source, RuntimeException failure) implements Verdict {
        @Override
        public List<Violation> violations() {
            return List.of(new Violation("record", "E-TECHNICAL",
                    "the hub failed on this record; it is kept on the queue `parked` for an operator to replay"));
        }
    }
}
