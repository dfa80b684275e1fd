package io.yizhan.hub.exchange.source;

import io.yizhan.hub.exchange.Intake;
import io.yizhan.hub.exchange.Refusing;
import io.yizhan.hub.exchange.Secrets;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.SourceTable;
import java.time.Clock;

/**
 * What every part that asks a source works with.
 *
 * @param notes what is kept in mind of sources
 */
public record Sources(Intake intake, SourceTable notes, GroupCommit commits, Refusing refusing, Secrets secrets, SourceWatch watch, Clock clock) {

    FrontConnections connections() {
        return new FrontConnections(secrets);
    }
}
