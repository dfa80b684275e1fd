package io.yizhan.hub.house;

import io.yizhan.hub.app.Ports;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** The ways to the broker, each by a client of its own kind. */
enum Protocol {
    CORE {
        @Override
        ConnectionFactory jms(Ports ports) {
            return new ActiveMQConnectionFactory(ports.brokerUrl());
        }
    },
    AMQP {
        @Override
        ConnectionFactory jms(Ports ports) {
            return new JmsConnectionFactory("amqp://" + ports.host() + ":" + ports.broker());
        }
    },
    STOMP {
        @Override
        ConnectionFactory jms(Ports ports) {
            return null;
        }

        @Override
        String take(Ports ports, String user, String token, String queue, boolean acknowledge) throws IOException {
            try (StompClient stomp = new StompClient(ports.host(), ports.broker(), user, token)) {
                stomp.send("SUBSCRIBE", new byte[0], "id:1", "destination:" + queue, "ack:client-individual");
                StompClient.Frame frame = stomp.receive(PATIENCE_MILLIS);
                if (frame != null && acknowledge) {
                    stomp.command("ACK", new byte[0], "id:" + frame.headers().get("ack"));
                }
                return frame == null ? null : frame.text();
            }
        }

        @Override
        void send(Ports ports, String user, String token, String queue, byte[] bytes) throws IOException {
            try (StompClient stomp = new StompClient(ports.host(), ports.broker(), user, token)) {
                stomp.command("SEND", bytes, "destination:" + queue);
            }
        }
    };

    private static final int PATIENCE_MILLIS = 500;

    abstract ConnectionFactory jms(Ports ports);

    /** The text of the oldest message of a queue, or null where there is none. Left where it is unless acknowledged. */
    String take(Ports ports, String user, String token, String queue, boolean acknowledge) throws JMSException, IOException {
        try (Connection connection = jms(ports).createConnection(user, token);
                Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
            connection.start();
            Message message = session.createConsumer(session.createQueue(queue)).receive(PATIENCE_MILLIS);
            if (message != null && acknowledge) {
                message.acknowledge();
            }
            return message == null ? null : message.getBody(String.class);
        }
    }

    /** Returns once the broker has it. */
    void send(Ports ports, String user, String token, String queue, byte[] bytes) throws JMSException, IOException {
        try (Connection connection = jms(ports).createConnection(user, token); Session session = connection.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            try (MessageProducer sender = session.createProducer(session.createQueue(queue))) {
                sender.send(message);
            }
        }
    }
}
