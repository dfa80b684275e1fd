package io.yizhan.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that lie beside the repository on some machines and never in it. */
public final class SharedData {

    private SharedData() {
    }

    /** A file of the shared data; where it is absent, the test is skipped with the reason. */
    public static Path file(String path) {
        for (Path dir = Path.of(System.getProperty("user.dir")).toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path file = dir.resolve("shared").resolve("data").resolve(path);
            if (Files.exists(file)) {
                return file;
            }
        }
        String reason = "no shared/data/" + path + " beside the repository: test skipped";
        System.out.println(reason);
        Assumptions.abort(reason);
        throw new IllegalStateException("unreachable");
    }
}
