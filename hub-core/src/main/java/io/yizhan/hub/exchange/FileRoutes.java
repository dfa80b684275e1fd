package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.FileDoor;
import org.apache.camel.builder.RouteBuilder;

/** The files of licences: departments upload them, consumers fetch them. */
public final class FileRoutes extends RouteBuilder {

    private final FileDoor fileDoor;

    public FileRoutes(FileDoor fileDoor) {
        this.fileDoor = fileDoor;
    }

    @Override
    public void configure() {
        Doors door = new Doors(getContext());
        from(door.put("/departments/{id}/files/{name}")).routeId("file.put").routeConfigurationId(ProblemPolicy.DOOR).process(fileDoor::upload);
        from(door.get("/licences/{id}/file")).routeId("file").routeConfigurationId(ProblemPolicy.DOOR).process(fileDoor::fetch);
    }
}
