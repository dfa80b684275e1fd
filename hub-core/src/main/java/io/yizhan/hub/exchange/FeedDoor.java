package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.jms.JmsMessage;

/** Takes what lies in the folder or queue of one feed. */
final class FeedDoor {

    /** Exchange property: the folder, beside the file, into which it is moved when done with. */
    static final String ASIDE = "aside";

    private final Department department;
    private final Feed feed;
    private final Intake intake;
    private final BesideFiles beside;

    FeedDoor(Department department, Feed feed, Intake intake, BesideFiles beside) {
        this.department = department;
        this.feed = feed;
        this.intake = intake;
        this.beside = beside;
    }

    String routeId() {
        return department.defaultFeed() == feed ? department.id() + ".intake" : department.id() + "." + feed.id() + ".intake";
    }

    void takeFile(Exchange exchange) throws RefusedMessageException, UnreadableMessageException, IOException {
        Path file = ((File) exchange.getMessage().getBody(GenericFile.class).getFile()).toPath();
        if (feed.attachment() != null && feed.attachment().beside()) {
            beside.take(department.id(), file.getParent(), feed.attachment().maxBytes());
        }
        // The same file found again after a crash is the same message; the same name dropped later is another.
        String key = "file:" + file.getFileName() + ":" + Files.getLastModifiedTime(file) + ":" + Files.size(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            intake.receive(department, feed, bytes, key);
        }
        exchange.setProperty(ASIDE, ".done");
    }

    void takeMessage(Exchange exchange)
            throws JMSException, RefusedMessageException, UnreadableMessageException, IOException {
        Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
        String key = message.getJMSMessageID() == null ? null : "jms:" + message.getJMSMessageID();
        intake.receive(department, feed, new ByteArrayInputStream(bytes(message)), key);
    }

    static byte[] bytes(Message message) throws JMSException {
        if (message instanceof BytesMessage binary) {
            byte[] bytes = new byte[Math.toIntExact(binary.getBodyLength())];
            binary.reset();
            binary.readBytes(bytes);
            return bytes;
        }
        return message instanceof TextMessage text && text.getText() != null ? text.getText().getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
