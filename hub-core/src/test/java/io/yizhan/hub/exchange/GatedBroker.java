package io.yizhan.hub.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A broker that forgets at once what it was sent, so that nothing sent twice stays unseen, and that can be made to dawdle or to fail. */
final class GatedBroker {

    /** What was sent, by label. */
    final List<String> sent = new CopyOnWriteArrayList<>();
    final CountDownLatch arrived = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    /** Holds every sender until {@link #open}. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void fail(boolean fails) {
        failing = fails;
    }

    ConnectionFactory connections() {
        return made(ConnectionFactory.class, Map.of("createConnection", args -> connection()));
    }

    private Connection connection() {
        return made(Connection.class, Map.of("createSession", args -> session()));
    }

    private Session session() {
        return made(Session.class, Map.of("createProducer", args -> made(MessageProducer.class, Map.of("send", this::send)),
                "createBytesMessage", args -> message(), "createQueue", args -> made(Queue.class, Map.of())));
    }

    private static BytesMessage message() {
        Map<String, Object> label = new HashMap<>();
        return made(BytesMessage.class, Map.of("setJMSCorrelationID", args -> label.put("label", args[0]), "getJMSCorrelationID",
                args -> label.get("label")));
    }

    private Object send(Object... args) throws JMSException, InterruptedException {
        arrived.countDown();
        gate.await(10, TimeUnit.SECONDS);
        if (failing) {
            throw new JMSException("no room");
        }
        sent.add(((BytesMessage) args[1]).getJMSCorrelationID());
        return null;
    }

    private interface Answer {
        Object to(Object... args) throws Exception;
    }

    private static <T> T made(Class<T> type, Map<String, Answer> answers) {
        InvocationHandler handler = (proxy, method, args) -> {
            Answer answer = answers.get(method.getName());
            Object given = answer == null ? null : answer.to(args == null ? new Object[0] : args);
            return method.getReturnType() == void.class ? null : given;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Every message named by a label, in the order sent. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        sent.forEach(label -> Stretch.parse(label).forEach(stretch -> messages.add(stretch.message())));
        return messages;
    }
}
