package io.yizhan.hub.app;

import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.nio.file.Files;

/** The keys of a home, for commands that must not make any. */
final class HomeKeys {

    private HomeKeys() {
    }

    /** The ring as the hub made it; suite and origin are those of its public key, whatever the configuration has become. */
    static KeyRing open(Home home) throws CommandFailedException, IOException {
        NoteKey key = evidenceKey(home);
        return KeyRing.open(home.keys(), key.suite(), key.name());
    }

    static NoteKey evidenceKey(Home home) throws CommandFailedException, IOException {
        if (!Files.exists(home.evidenceKey())) {
            throw new CommandFailedException(Exit.USAGE, "keys.none", home.keys());
        }
        try {
            return NoteKey.parse(Files.readString(home.evidenceKey()).strip());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(Exit.USAGE, "keys.damaged", home.evidenceKey(), e.getMessage());
        }
    }
}
