package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.ElsewhereDoor;
import io.yizhan.hub.exchange.door.PageDoor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;

/** Pages for everybody, and an answer to whatever is not there. */
public final class PageRoutes extends RouteBuilder {

    /** The router tries doors in the order they were opened, so this one is opened last. */
    private static final int LAST = 1_000_000;

    private final PageDoor pageDoor;

    public PageRoutes(PageDoor pageDoor) {
        this.pageDoor = pageDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        ElsewhereDoor elsewhereDoor = new ElsewhereDoor(this::doors);
        from(door.page("/openapi.yaml")).routeId("openapi").routeConfigurationId(ProblemPolicy.DOOR).process(pageDoor::contract);
        from(door.page("/problems/{code}")).routeId("problem").routeConfigurationId(ProblemPolicy.DOOR).process(pageDoor::problem);
        from(door.anythingElse()).routeId("elsewhere").startupOrder(LAST).routeConfigurationId(ProblemPolicy.DOOR).process(elsewhereDoor::answer);
    }

    private Map<Pattern, Collection<String>> doors() {
        Map<Pattern, Collection<String>> doors = new HashMap<>();
        for (HttpEndpointModel model : getContext().getComponent("platform-http", PlatformHttpComponent.class).getHttpEndpoints()) {
            if (model.getVerbs() != null) {
                doors.put(Doors.pattern(model.getUri()), List.of(model.getVerbs().split(",")));
            }
        }
        return doors;
    }
}
