package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What happens when a stage fails. Bad data are refused at the door with an event; all else goes back where it came from and is tried
 * again (a file stays in its folder, a message on its queue), until the broker has tried often enough and it is parked. Only what can't be
 * read off a queue at all is parked at once.
 */
final class ErrorPolicy extends RouteConfigurationBuilder {

    static final String FOLDER = "folder-intake";
    static final String QUEUE = "queue-intake";
    static final String SFTP = "sftp-intake";
    static final String SPLIT = "split-or-park";
    static final String PROCESS = "process-or-park";

    private final Refusing refusing;
    private final Parking parking;
    private final Settlement settlement;
    private final Forwarding forwarding;

    ErrorPolicy(Refusing refusing, Parking parking, Settlement settlement, Forwarding forwarding) {
        this.refusing = refusing;
        this.parking = parking;
        this.settlement = settlement;
        this.forwarding = forwarding;
    }

    @Override
    public void configuration() {
        routeConfiguration(FOLDER)
                .onException(UnreadableMessageException.class, RefusedMessageException.class)
                .handled(true)
                .process(refusing::setAsideFile);

        routeConfiguration(QUEUE)
                .onException(UnreadableMessageException.class, RefusedMessageException.class)
                .handled(true)
                .process(refusing::setAsideMessage);

        // The file stays on the server and is fetched again; one line tells of it.
        routeConfiguration(SFTP)
                .onException(IOException.class, StoreUnavailableException.class)
                .logStackTrace(false)
                .logExhaustedMessageHistory(false);

        routeConfiguration(SPLIT)
                .onException(UnreadableStretchException.class)
                .handled(true)
                .process(parking::setAsideUnread)
                .end()
                .onException(Exception.class).onWhen(parking::isExhausted)
                .handled(true)
                .process(parking::giveUpPointer);

        routeConfiguration(PROCESS)
                .onException(UnreadableStretchException.class)
                .handled(true)
                .process(parking::setAsideUnread)
                .end()
                .onException(Exception.class).onWhen(parking::isExhausted)
                .handled(true)
                .process(parking::giveUpChunk)
                .process(settlement::settle)
                .process(forwarding::forward);
    }
}
