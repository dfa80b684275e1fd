package io.yizhan.hub.bench.plain;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.ConnectionFactory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The route and the process it runs in; started by the benchmark. */
public final class PlainRoute extends RouteBuilder {

    /** Where messages go in. */
    public static final String IN = "in";
    /** Where each of them comes out. */
    public static final List<String> OUTBOXES = List.of("outbox.a", "outbox.b", "outbox.c");

    /** Message property with the sender's signature of the body's UTF-8, in base64. */
    public static final String SENDER_SIGNATURE = "senderSignature";
    /** File that says that the route runs. */
    public static final String READY = "ready";

    private final int consumers;
    private final Store store;
    private final Signing.Signer signer;
    private final Signing.Verifier sender;
    private final ObjectMapper json = new ObjectMapper();
    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    /** @param sender verifies the sender's signature of each message; null: messages bear none */
    private PlainRoute(int consumers, Store store, Signing.Signer signer, Signing.Verifier sender) {
        this.consumers = consumers;
        this.store = store;
        this.signer = signer;
        this.sender = sender;
    }

    @Override
    public void configure() {
        from("jms:queue:" + IN + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&concurrentConsumers=" + consumers)
                .process(this::read)
                .process(this::validate)
                .process(this::sign)
                .process(this::store)
                .process(this::write)
                .to("jms:queue:outbox.a?transacted=true&lazyCreateTransactionManager=false")
                .to("jms:queue:outbox.b?transacted=true&lazyCreateTransactionManager=false")
                .to("jms:queue:outbox.c?transacted=true&lazyCreateTransactionManager=false");
    }

    private record Order(String envelope, byte[] body, Licence licence, byte[] digest, byte[] signature) {
    }

    private void read(Exchange exchange) throws Exception {
        byte[] body = exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8);
        if (sender != null) {
            sender.verify(body, Base64.getDecoder().decode(exchange.getMessage().getHeader(SENDER_SIGNATURE, String.class)));
            exchange.getMessage().removeHeader(SENDER_SIGNATURE);
        }
        exchange.getMessage().setBody(new Order(exchange.getMessage().getHeader("JMSMessageID", String.class), body,
                json.readValue(body, Licence.class), MessageDigest.getInstance("SHA-256").digest(body), null));
    }

    private void validate(Exchange exchange) {
        Set<ConstraintViolation<Licence>> violations = validator.validate(exchange.getMessage().getBody(Order.class).licence());
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    private void sign(Exchange exchange) throws Exception {
        Order order = exchange.getMessage().getBody(Order.class);
        exchange.getMessage().setBody(new Order(order.envelope(), order.body(), order.licence(), order.digest(), signer.sign(order.body())));
    }

    private void store(Exchange exchange) throws Exception {
        Order order = exchange.getMessage().getBody(Order.class);
        store.put(order.envelope(), order.licence(), order.body(), order.digest(), order.signature());
    }

    private void write(Exchange exchange) {
        Order order = exchange.getMessage().getBody(Order.class);
        exchange.getMessage().setHeader("signature", Base64.getEncoder().encodeToString(order.signature()));
        exchange.getMessage().setBody(new String(order.body(), StandardCharsets.UTF_8));
    }

    /**
     * Arguments: directory, port, consumers, {@link Signing}, and the sender's public key in base64 if messages bear its signature. Writes {@link #READY} into the directory, then runs until it
     * is killed.
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int consumers = Integer.parseInt(arguments[2]);
        Signing signing = Signing.valueOf(arguments[3]);
        Signing.Verifier sender = arguments.length == 4 ? null
                : signing.new Verifier(signing.publicKey(Base64.getDecoder().decode(arguments[4])));
        try (Broker broker = new Broker(directory, Integer.parseInt(arguments[1]), Stream.concat(Stream.of(IN), OUTBOXES.stream()).toList());
                Store store = new Store(directory.resolve("plain.db"));
                DefaultCamelContext camel = new DefaultCamelContext()) {
            ConnectionFactory connections = broker.connections(2 * consumers + 4);
            camel.addComponent("jms", JmsComponent.jmsComponent(connections));
            camel.addRoutes(new PlainRoute(consumers, store, signing.new Signer(signing.newKeys()), sender));
            camel.start();
            Files.createFile(directory.resolve(READY));
            Thread.currentThread().join();
        }
    }
}
