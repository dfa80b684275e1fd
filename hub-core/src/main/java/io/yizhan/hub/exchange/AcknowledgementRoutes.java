package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import org.apache.camel.builder.RouteBuilder;

/** Stage 4, where consumers take from their outboxes on the broker: what they acknowledged is recorded. */
final class AcknowledgementRoutes extends RouteBuilder {

    private static final String TOGETHER = "acknowledged-together";

    private final TakenTogether together;
    private final Acknowledgements acknowledgements;

    AcknowledgementRoutes(TakenTogether together, Acknowledgements acknowledgements) {
        this.together = together;
        this.acknowledgements = acknowledgements;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(TOGETHER, together);
        from(ProcessRoutes.transacted(Queues.ACKNOWLEDGED, 1) + "&errorHandlerLoggingLevel=OFF&consumerType=Custom&messageListenerContainerFactory=#" + TOGETHER)
                .routeId("acknowledged")
                .process(acknowledgements::record);
    }
}
