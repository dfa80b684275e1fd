package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.Problems;
import io.yizhan.hub.exchange.door.Reception;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/** What holds for every door: a request is received before anything else, and whatever goes wrong is answered with a problem document. */
public final class ProblemPolicy extends RouteConfigurationBuilder {

    /** Routes that begin at a door name this configuration. */
    static final String DOOR = "door";

    private final Reception reception;
    private final Problems problems;

    public ProblemPolicy(Reception reception, Problems problems) {
        this.reception = reception;
        this.problems = problems;
    }

    @Override
    public void configuration() {
        RouteConfigurationDefinition door = routeConfiguration(DOOR);
        door.interceptFrom().process(reception::receive);
        door.onException(Throwable.class).handled(true).process(problems::answer);
    }
}
