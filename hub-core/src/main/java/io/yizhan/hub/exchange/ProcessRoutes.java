package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import org.apache.camel.builder.RouteBuilder;

/** Stages 1b to 3: split messages into chunks; judge, settle and forward chunks, straight down, one thread. */
final class ProcessRoutes extends RouteBuilder {

    private final Splitter splitter;
    private final Unpacking unpacking;
    private final Judging judging;
    private final Settlement settlement;
    private final Forwarding forwarding;
    private final int consumers;

    /** @param consumers competing consumers of the inbox */
    ProcessRoutes(Splitter splitter, Unpacking unpacking, Judging judging, Settlement settlement, Forwarding forwarding, int consumers) {
        this.splitter = splitter;
        this.unpacking = unpacking;
        this.judging = judging;
        this.settlement = settlement;
        this.forwarding = forwarding;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        from(transacted(Queues.SPLIT, 2)).routeId("split").routeConfigurationId(ErrorPolicy.SPLIT)
                .process(splitter::split);

        from(transacted(Queues.INBOX, consumers)).routeId("process").routeConfigurationId(ErrorPolicy.PROCESS)
                .process(unpacking::unpack)
                .process(judging::judge)
                .process(settlement::settle)
                .process(forwarding::forward);
    }

    static String transacted(String queue, int consumers) {
        return "jms:queue:" + queue + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&concurrentConsumers="
                + consumers;
    }
}
