package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.MessageDoor;
import io.yizhan.hub.exchange.door.PostDoor;
import org.apache.camel.builder.RouteBuilder;

/** Stage 1 by HTTP: departments post messages, and ask what became of them. */
public final class MessageRoutes extends RouteBuilder {

    private final PostDoor postDoor;
    private final MessageDoor messageDoor;

    public MessageRoutes(PostDoor postDoor, MessageDoor messageDoor) {
        this.postDoor = postDoor;
        this.messageDoor = messageDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.post("/departments/{id}/messages")).routeId("message.post").routeConfigurationId(ProblemPolicy.DOOR)
                .process(postDoor::answer);
        from(door.get("/messages/{id}")).routeId("message").routeConfigurationId(ProblemPolicy.DOOR)
                .process(messageDoor::message);
        from(door.get("/departments/{id}/rejections")).routeId("rejections").routeConfigurationId(ProblemPolicy.DOOR)
                .process(messageDoor::rejections);
    }
}
