package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;
import java.net.URI;
import java.time.Duration;

/** Reads {@code pull: {url, every, authorizationFile, timeout}}. */
final class PullReader {

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private PullReader() {
    }

    /** The transport, or null where its fault was told. */
    static Transport read(Section block) {
        URI url = Urls.http(block, "url");
        String authorization = HomePaths.secret(block, "authorizationFile", "authorization");
        Duration every = Durations.read(block, "every", EVERY, Duration.ofMillis(100), Duration.ofHours(24));
        Duration timeout = Durations.read(block, "timeout", TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(10));
        block.refuseOthers();
        return url == null ? null : new Transport.Pull(url, every, authorization, timeout);
    }
}
