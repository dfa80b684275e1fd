package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.builder.RouteBuilder;

/** Stage 4, where consumers take from their outboxes on the broker: what they acknowledged is recorded. */
final class AcknowledgementRoutes extends RouteBuilder {

    private static final String CONNECTIONS = "acknowledged-connections";

    private final Acknowledgements acknowledgements;
    private final ConnectionFactory oneByOne;

    /** @param oneByOne connections whose consumers hold no message they have not asked for: what one leaves on the queue another of its session takes */
    AcknowledgementRoutes(Acknowledgements acknowledgements, ConnectionFactory oneByOne) {
        this.acknowledgements = acknowledgements;
        this.oneByOne = oneByOne;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(CONNECTIONS, oneByOne);
        from(ProcessRoutes.transacted(Queues.ACKNOWLEDGED, 1) + "&errorHandlerLoggingLevel=OFF&connectionFactory=#" + CONNECTIONS).routeId("acknowledged")
                .process(acknowledgements::record);
    }
}
