package io.yizhan.hub.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file below the hub's home, read each time it is needed, so that a new one holds at once. */
record SecretFile(Path home, String path) {

    /** The file's text without outer white space; null where no file is named. */
    String read() throws NoAnswerException {
        if (path == null) {
            return null;
        }
        try {
            return Files.readString(home.resolve(path)).strip();
        } catch (IOException e) {
            throw new NoAnswerException("the secret's file " + path + " can't be read; put it below the hub's home", e);
        }
    }
}
