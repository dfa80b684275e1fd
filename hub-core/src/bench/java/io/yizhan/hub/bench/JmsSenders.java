package io.yizhan.hub.bench;

import io.yizhan.hub.bench.plain.PlainRoute;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Senders of durable text messages to one queue, each on a connection of its own. */
final class JmsSenders implements Feeding, AutoCloseable {

    private final List<Sender> senders = new ArrayList<>();
    private final Crew crew;
    private final LongFunction<Letter> letters;
    private final int batch;
    private List<List<Letter>> prepared = List.of();

    /** @param signature put beside the text as property {@link PlainRoute#SENDER_SIGNATURE}, or null */
    record Letter(String text, String signature) {
    }

    private record Sender(Connection connection, Session session, MessageProducer producer) {
    }

    /** @param batch messages of one commit; 1: each is sent on its own and waits to be told that it is on disk */
    JmsSenders(ConnectionFactory broker, String queue, int senders, int batch, LongFunction<Letter> letters) throws JMSException {
        this.letters = letters;
        this.batch = batch;
        this.crew = new Crew(senders);
        for (int i = 0; i < senders; i++) {
            Connection connection = broker.createConnection();
            Session session = connection.createSession(batch > 1 ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
            this.senders.add(new Sender(connection, session, session.createProducer(session.createQueue(queue))));
        }
    }

    @Override
    public void prepare(long from, int count) {
        prepared = new ArrayList<>();
        for (long first = from; first < from + count; first += batch) {
            List<Letter> slice = new ArrayList<>(batch);
            for (long number = first; number < Math.min(first + batch, from + count); number++) {
                slice.add(letters.apply(number));
            }
            prepared.add(slice);
        }
    }

    @Override
    public void feed() throws InterruptedException {
        crew.share(prepared, (member, slice) -> {
            Sender sender = senders.get(member);
            for (Letter letter : slice) {
                TextMessage message = sender.session().createTextMessage(letter.text());
                if (letter.signature() != null) {
                    message.setStringProperty(PlainRoute.SENDER_SIGNATURE, letter.signature());
                }
                sender.producer().send(message);
            }
            if (batch > 1) {
                sender.session().commit();
            }
        });
    }

    @Override
    public void close() throws JMSException {
        for (Sender sender : senders) {
            sender.connection().close();
        }
        crew.close();
    }
}
