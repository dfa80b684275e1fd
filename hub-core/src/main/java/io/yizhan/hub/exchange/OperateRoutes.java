package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.ReloadDoor;
import org.apache.camel.builder.RouteBuilder;

/** What operators do to a running hub. */
public final class OperateRoutes extends RouteBuilder {

    private final ReloadDoor reloadDoor;

    public OperateRoutes(ReloadDoor reloadDoor) {
        this.reloadDoor = reloadDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.post("/configuration:reload")).routeId("reload").routeConfigurationId(ProblemPolicy.DOOR).process(reloadDoor::reload);
    }
}
