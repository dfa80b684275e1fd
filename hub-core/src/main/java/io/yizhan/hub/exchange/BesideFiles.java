package io.yizhan.hub.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the files that lie in a feed's folder beside its data, before the data: those whose names end like a licence's file. */
final class BesideFiles {

    /** Endings of names, as part of a regular expression; data files of such a feed end otherwise. */
    static final String ENDINGS = "pdf|png|ofd";

    private static final Logger LOG = LoggerFactory.getLogger(BesideFiles.class);
    private static final Pattern NAME = Pattern.compile("[^.].*[.](?:" + ENDINGS + ")");

    private final LicenceFiles files;

    BesideFiles(LicenceFiles files) {
        this.files = files;
    }

    /** Keeps them and moves them to {@code .done}, or to {@code .failed} where they are too large. */
    void take(String department, Path folder, long most) throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(Files::isRegularFile).filter(f -> NAME.matcher(f.getFileName().toString().toLowerCase(Locale.ROOT)).matches()).toList();
        }
        for (Path file : found) {
            String aside = ".done";
            try (InputStream bytes = Files.newInputStream(file)) {
                files.keep(department, file.getFileName().toString(), bytes, most, null);
            } catch (RefusedMessageException large) {
                LOG.warn("A file of {} beside its data has more than {} bytes; it was moved to .failed", department, most);
                aside = ".failed";
            }
            Path target = Files.createDirectories(folder.resolve(aside)).resolve(file.getFileName());
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
