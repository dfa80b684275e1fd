package io.yizhan.hub.house;

import io.yizhan.hub.adapters.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The classes of hubs that tests start as processes. Those of the modules are put into jars, and after a few starts the classes that a starting hub
 * loads into an archive, as the launcher does: it nearly halves the time to start, and can be made of jars alone. Made anew in each run of the tests.
 */
final class HubClasses {

    /** Making the archive takes as long as some starts without it. */
    private static final int STARTS_WITHOUT_ARCHIVE = 4;
    private static final Path DIRECTORY = Repository.root().resolve("adapters/target/house");
    private static final Path ARCHIVE = DIRECTORY.resolve("hub.jsa");

    private static String classPath;
    private static int starts;

    private HubClasses() {
    }

    /** The Java options for the next hub to be started. */
    static synchronized List<String> options() throws IOException, InterruptedException {
        if (classPath == null) {
            Files.createDirectories(DIRECTORY);
            Files.deleteIfExists(ARCHIVE);
            classPath = jars();
        }
        if (starts++ == STARTS_WITHOUT_ARCHIVE) {
            try (HubProcess hub = new HubProcess(Files.createTempDirectory(DIRECTORY, "home"))) {
                hub.start(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-cp", classPath)).stop();
            }
        }
        return starts <= STARTS_WITHOUT_ARCHIVE ? List.of("-cp", classPath)
                : List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-cp", classPath);
    }

    private static String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (!Files.isDirectory(path)) {
                jars.add(element);
            } else if (!path.endsWith("test-classes")) {
                jars.add(jar(path).toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    /** @param classes {@code <module>/target/classes} */
    private static Path jar(Path classes) throws IOException {
        Path jar = DIRECTORY.resolve(classes.getParent().getParent().getFileName() + ".jar");
        try (Stream<Path> found = Files.walk(classes); JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path path : found.filter(each -> !each.equals(classes)).sorted().toList()) {
                String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (!Files.isDirectory(path)) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
