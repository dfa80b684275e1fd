package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.SoapDoor;
import org.apache.camel.builder.RouteBuilder;

/** Stage 1 by SOAP: departments hand in messages as SOAP requests, and get the description of the service. */
public final class SoapRoutes extends RouteBuilder {

    private final SoapDoor soapDoor;

    public SoapRoutes(SoapDoor soapDoor) {
        this.soapDoor = soapDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.getAndPost("/departments/{id}/soap")).routeId("soap").routeConfigurationId(SoapPolicy.DOOR)
                .process(soapDoor::answer);
    }
}
