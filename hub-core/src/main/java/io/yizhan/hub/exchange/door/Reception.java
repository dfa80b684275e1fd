package io.yizhan.hub.exchange.door;

import io.yizhan.hub.metrics.HubMetrics;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Receives each request at its door and sees it off once it is answered: counted, timed, and its body let go of. */
public final class Reception {

    private final HubMetrics metrics;

    public Reception(HubMetrics metrics) {
        this.metrics = metrics;
    }

    public void receive(Exchange exchange) {
        Request request = Request.of(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                request.release();
                metrics.request(request.door(), outcome(done), request.sinceArrival());
            }
        });
    }

    private static String outcome(Exchange done) {
        // A SOAP fault leaves as 500, whoever is to blame; its own status says who.
        int status = done.getProperty(SoapFaults.STATUS, done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 500, Integer.class), Integer.class);
        return switch (status) {
            case 401, 403, 429 -> "refused";
            default -> status >= 500 ? "failed" : status >= 400 ? "invalid" : "ok";
        };
    }
}
