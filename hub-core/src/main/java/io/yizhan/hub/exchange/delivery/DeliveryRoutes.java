package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Target;
import io.yizhan.hub.exchange.Secrets;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.exchange.source.FrontConnections;
import io.yizhan.hub.exchange.source.SourceWatch;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.store.GroupCommit;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

/**
 * Stage 4: what a department's grants forward goes out to it in its own format, each licence type by a route of its own, so that a target that is
 * away holds up no other.
 */
public final class DeliveryRoutes extends RouteBuilder {

    private static final String CONNECTIONS = "outbox-connections";

    /**
     * What the routes of all departments work with.
     *
     * @param home        the hub's home: folders and secrets are below it
     * @param connections of the hub's own broker, whose consumers hold no message they have not asked for
     * @param depth       how many messages a queue holds, if that is known; cheap
     * @param watch       which targets answer
     */
    public record Parts(Path home, ConnectionFactory connections, Function<String, OptionalLong> depth, GroupCommit commits, HubMetrics metrics,
            SourceWatch watch, Clock clock) {

        /** How a department's deliveries are: what waits, and by route id which target does not answer, why and since when. */
        public Map<String, String> tell(Department department) {
            if (department.deliveries().isEmpty()) {
                return Map.of();
            }
            String outbox = Queues.outbox(department.id());
            Map<String, String> told = watch.troubles(department.id() + ".");
            depth.apply(outbox).ifPresent(waiting -> told.put(outbox, waiting + " waiting"));
            return told;
        }
    }

    private final Department department;
    private final Parts parts;

    public DeliveryRoutes(Department department, Parts parts) {
        this.department = department;
        this.parts = parts;
    }

    @Override
    public void configure() {
        if (department.deliveries().isEmpty()) {
            return;
        }
        getContext().getRegistry().bind(CONNECTIONS, parts.connections());
        String outbox = Queues.outbox(department.id());
        parts.metrics().watchDeliveries(department.id(), () -> parts.depth().apply(outbox));
        Courier courier = new Courier(carriers(), parts.watch(), parts.metrics());
        Receipts receipts = new Receipts(department.id(), parts.commits(), parts.metrics(), parts.clock());
        for (Delivery delivery : department.deliveries()) {
            String selector = selector(delivery);
            Rendering rendering = new Rendering(department, outbox, selector, delivery.batch());

            from(outbox(outbox, selector)).routeId(routeId(delivery))
                    .process(rendering::render)
                    .process(courier::carry)
                    .process(receipts::record);
        }
    }

    private String routeId(Delivery delivery) {
        return delivery == department.deliveries().get(0) ? department.id() + ".deliver" : department.id() + "." + delivery.id() + ".deliver";
    }

    /** What names no type goes to the first, which then looks into it. */
    private String selector(Delivery delivery) {
        String ofType = Queues.LICENCE_TYPE + " = '" + delivery.type().id() + "'";
        return delivery == department.deliveries().get(0) ? ofType + " OR " + Queues.LICENCE_TYPE + " IS NULL" : ofType;
    }

    /** A rollback, when the hub stops, is no error to be logged; what fails is logged by Camel. */
    private static String outbox(String outbox, String selector) {
        return "jms:queue:" + outbox + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&connectionFactory=#"
                + CONNECTIONS + "&errorHandlerLoggingLevel=OFF&selector=RAW(" + selector + ")";
    }

    private Map<String, Carrier> carriers() {
        Map<String, Carrier> carriers = new HashMap<>();
        department.deliveries().forEach(delivery -> carriers.put(delivery.id(), carrier(delivery.target())));
        return carriers;
    }

    private Carrier carrier(Target target) {
        Secrets secrets = new Secrets(parts.home());
        if (target instanceof Target.Folder folder) {
            return new FolderCarrier(secrets.inHome(folder.path()));
        }
        if (target instanceof Target.Push push) {
            return new PushCarrier(push, secrets);
        }
        if (target instanceof Target.Queue queue) {
            return new QueueCarrier(queue.name());
        }
        if (target instanceof Target.Sftp sftp) {
            return new SftpCarrier(sftp, secrets, getContext());
        }
        if (target instanceof Target.Soap soap) {
            return new SoapCarrier(soap, secrets);
        }
        return new TableCarrier((Target.Table) target, new FrontConnections(secrets));
    }
}
