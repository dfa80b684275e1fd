package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.licence.Violation;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/** Takes what waits in a department's outbox and puts it into the department's own names and words. */
public final class Rendering {

    private final Department department;
    private final String outbox;
    private final String selector;
    private final int most;

    /** @param selector of the messages it takes; @param most at once */
    public Rendering(Department department, String outbox, String selector, int most) {
        this.department = department;
        this.outbox = outbox;
        this.selector = selector;
        this.most = most;
    }

    /** From a message of the outbox, and those that wait behind it, body becomes {@link Consignment}. */
    public void render(Exchange exchange) throws JMSException {
        JmsMessage first = exchange.getMessage(JmsMessage.class);
        List<Parcel> parcels = new ArrayList<>();
        List<Undelivered> undelivered = new ArrayList<>();
        for (Message taken : taken(first.getJmsMessage(), first.getJmsSession())) {
            render(taken, parcels, undelivered);
        }
        exchange.getMessage().setBody(new Consignment(first.getJmsSession(), parcels, undelivered));
    }

    private List<Message> taken(Message first, Session session) throws JMSException {
        List<Message> taken = new ArrayList<>(List.of(first));
        if (most > 1) {
            try (MessageConsumer waiting = session.createConsumer(session.createQueue(outbox), selector)) {
                for (Message next = waiting.receiveNoWait(); next != null; next = taken.size() < most ? waiting.receiveNoWait() : null) {
                    taken.add(next);
                }
            }
        }
        return taken;
    }

    private void render(Message taken, List<Parcel> parcels, List<Undelivered> undelivered) throws JMSException {
        String envelope = taken.getJMSCorrelationID();
        SortedMap<String, String> licence;
        try {
            licence = licence(taken);
        } catch (IOException | ClassCastException notOurs) {
            undelivered.add(new Undelivered(taken, envelope, null, List.of("E-DELIVERY-UNREADABLE"), "no delivery as the hub writes them"));
            return;
        }
        Delivery delivery = department.deliveries().stream().filter(d -> d.type().id().equals(licence.get("type"))).findFirst().orElse(null);
        if (delivery == null) {
            undelivered.add(new Undelivered(taken, envelope, null, List.of("E-DELIVERY-UNCARRIED"), "no delivery of the department carries this type; add one"));
            return;
        }
        RenderedRecord record = delivery.rendition().render(licence);
        if (record.violations().isEmpty()) {
            parcels.add(new Parcel(taken, envelope, delivery, record));
        } else {
            undelivered.add(new Undelivered(taken, envelope, delivery.id(), record.violations().stream().map(Violation::code).distinct().sorted().toList(),
                    record.violations().stream().map(v -> v.field() + ": " + v.detail() + " (" + v.code() + ")").collect(Collectors.joining("; "))));
        }
    }

    private static SortedMap<String, String> licence(Message taken) throws JMSException, IOException {
        String text = taken instanceof TextMessage message && message.getText() != null ? message.getText() : "";
        SortedMap<String, String> licence = new TreeMap<>();
        if (Json.object(text.getBytes(StandardCharsets.UTF_8)).get("licence") instanceof Map<?, ?> shown) {
            shown.forEach((name, value) -> licence.put((String) name, (String) value));
        }
        return licence;
    }
}
