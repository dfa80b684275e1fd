package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;
import java.time.Duration;
import java.util.List;

/** Reads {@code sftp: {url, passwordFile, keyFile, hostKey, knownHostsFile, every, after}}. */
final class SftpReader {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private SftpReader() {
    }

    /** The transport, or null where its fault was told. */
    static Transport read(Section block) {
        SftpServerReader.Place place = SftpServerReader.read(block);
        Duration every = Durations.read(block, "every", EVERY, Duration.ofMillis(100), Duration.ofHours(24));
        String after = block.has("after") ? block.oneOf("after", "way to leave a file", List.of("move", "leave")) : "move";
        block.refuseOthers();
        return place == null || after == null ? null : new Transport.Sftp(place.server(), place.directory(), every, after.equals("leave"));
    }
}
