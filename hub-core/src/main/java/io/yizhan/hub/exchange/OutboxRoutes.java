package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.OutboxDoor;
import org.apache.camel.builder.RouteBuilder;

/** The outbox of consumers that have no JMS. */
public final class OutboxRoutes extends RouteBuilder {

    private final OutboxDoor outboxDoor;

    public OutboxRoutes(OutboxDoor outboxDoor) {
        this.outboxDoor = outboxDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.get("/outbox")).routeId("outbox.peek").routeConfigurationId(ProblemPolicy.DOOR).process(outboxDoor::peek);
        from(door.post("/outbox:ack")).routeId("outbox.ack").routeConfigurationId(ProblemPolicy.DOOR).process(outboxDoor::acknowledge);
    }
}
