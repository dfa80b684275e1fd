package io.yizhan.hub.joining.drafting;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a draft as the folder of a department: {@code department.yaml}, and the sample below {@code samples/in}. */
public final class DraftFolder {

    private DraftFolder() {
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param departments the {@code departments} folder of a configuration; made where it is not there
     * @param sample      the sample as it is
     * @return the new folder
     * @throws FileAlreadyExistsException where the department has a folder already; it is left as it is
     */
    public static Path write(DepartmentDraft draft, Path departments, Path sample) throws IOException {
        Path folder = departments.resolve(draft.identity().id());
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(departments);
        // Beside the departments, so that a hub that reads its configuration now sees no half department.
        Path half = Files.createTempDirectory(departments.toAbsolutePath().getParent(), ".drafting");
        try {
            Files.createDirectories(half.resolve("samples/in"));
            Files.writeString(half.resolve("department.yaml"), DraftWriter.yaml(draft));
            Files.copy(sample, half.resolve("samples/in").resolve(sampleName(draft)));
            return Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(half);
            throw e;
        }
    }

    /** A sample belongs to the feed that its name begins with. */
    private static String sampleName(DepartmentDraft draft) {
        return draft.sample().startsWith(draft.feed() + ".") ? draft.sample() : draft.feed() + "-" + draft.sample();
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
