package io.yizhan.hub.exchange.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A note beside the broker's files that it stopped in good order, and which files it left and how long each was. It counts once: a broker that was
 * killed, or whose files were cut short, damaged in length or deleted since, has none that holds.
 */
final class OrderlyEnd {

    private static final String NOTE = "stopped-in-order";

    private final Path directory;

    /** @param directory of the broker */
    OrderlyEnd(Path directory) {
        this.directory = directory;
    }

    /** Notes it; call when the broker has closed its files. */
    void note() throws IOException {
        Files.write(directory.resolve(NOTE), files());
    }

    /** True where the note holds; it is gone afterwards. */
    boolean taken() throws IOException {
        Path note = directory.resolve(NOTE);
        if (!Files.exists(note)) {
            return false;
        }
        boolean holds = Files.readAllLines(note).equals(files());
        Files.delete(note);
        return holds;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().equals(NOTE))
                    .map(file -> directory.relativize(file) + " " + file.toFile().length()).sorted().toList();
        }
    }
}
