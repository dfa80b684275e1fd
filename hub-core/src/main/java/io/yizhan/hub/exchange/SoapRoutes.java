package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.SoapDoor;
import org.apache.camel.builder.RouteBuilder;

/** Stage 1 by SOAP: departments hand in messages as SOAP requests. */
public final class SoapRoutes extends RouteBuilder {

    private final SoapDoor soapDoor;

    public SoapRoutes(SoapDoor soapDoor) {
        this.soapDoor = soapDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.post("/departments/{id}/soap")).routeId("soap.post").routeConfigurationId(SoapPolicy.DOOR)
                .process(soapDoor::answer);
        from(door.get("/departments/{id}/soap")).routeId("soap.wsdl").routeConfigurationId(ProblemPolicy.DOOR)
                .process(soapDoor::wsdl);
    }
}
