package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.Reception;
import io.yizhan.hub.exchange.door.SoapFaults;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/** What {@link ProblemPolicy} is for other doors, with SOAP faults in the place of problem documents. */
public final class SoapPolicy extends RouteConfigurationBuilder {

    static final String DOOR = "soap-door";

    private final Reception reception;
    private final SoapFaults faults;

    public SoapPolicy(Reception reception, SoapFaults faults) {
        this.reception = reception;
        this.faults = faults;
    }

    @Override
    public void configuration() {
        RouteConfigurationDefinition door = routeConfiguration(DOOR);
        door.interceptFrom().process(reception::receive);
        door.onException(Throwable.class).handled(true).process(faults::answer);
    }
}
