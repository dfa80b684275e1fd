package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.PullDoor;
import io.yizhan.hub.exchange.door.QueryDoor;
import io.yizhan.hub.exchange.door.VerifyDoor;
import org.apache.camel.builder.RouteBuilder;

/** Stage 5, answer: query, verify and pull. */
public final class AnswerRoutes extends RouteBuilder {

    private final QueryDoor queryDoor;
    private final VerifyDoor verifyDoor;
    private final PullDoor pullDoor;

    public AnswerRoutes(QueryDoor queryDoor, VerifyDoor verifyDoor, PullDoor pullDoor) {
        this.queryDoor = queryDoor;
        this.verifyDoor = verifyDoor;
        this.pullDoor = pullDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.post("/licences:query")).routeId("query").routeConfigurationId(ProblemPolicy.DOOR).process(queryDoor::answer);
        from(door.post("/licences:verify")).routeId("verify").routeConfigurationId(ProblemPolicy.DOOR).process(verifyDoor::answer);
        from(door.post("/materials:pull")).routeId("pull").routeConfigurationId(ProblemPolicy.DOOR).process(pullDoor::answer);
    }
}
