package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.EvidenceDoor;
import org.apache.camel.builder.RouteBuilder;

/** The evidence log as everybody, and as the auditor, may read it. */
public final class EvidenceRoutes extends RouteBuilder {

    private final EvidenceDoor evidenceDoor;

    public EvidenceRoutes(EvidenceDoor evidenceDoor) {
        this.evidenceDoor = evidenceDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.get("/evidence/checkpoint")).routeId("evidence.checkpoint").routeConfigurationId(ProblemPolicy.DOOR)
                .process(evidenceDoor::checkpoint);
        from(door.get("/evidence/keys")).routeId("evidence.keys").routeConfigurationId(ProblemPolicy.DOOR)
                .process(evidenceDoor::keys);
        from(door.get("/evidence/entries/{index}")).routeId("evidence.entry").routeConfigurationId(ProblemPolicy.DOOR)
                .process(evidenceDoor::entry);
        from(door.get("/evidence/proof/{index}")).routeId("evidence.proof").routeConfigurationId(ProblemPolicy.DOOR)
                .process(evidenceDoor::proof);
        from(door.get("/evidence/consistency")).routeId("evidence.consistency").routeConfigurationId(ProblemPolicy.DOOR)
                .process(evidenceDoor::consistency);
    }
}
