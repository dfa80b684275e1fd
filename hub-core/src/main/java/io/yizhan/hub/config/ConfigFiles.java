package io.yizhan.hub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a configuration directory, by name. */
final class ConfigFiles {

    private static final List<String> FOLDERS = List.of("consumers", "departments", "grants", "items");
    private static final String ENDING = ".yaml";

    private final Path directory;
    private final Faults faults;

    ConfigFiles(Path directory, Faults faults) {
        this.directory = directory;
        this.faults = faults;
    }

    /** The root of hub.yaml, or null where there is none or its fault was told. */
    Section settings() {
        Path file = directory.resolve("hub.yaml");
        return Files.exists(file) ? YamlFile.read(file, "hub.yaml", faults) : null;
    }

    /** Department folders by name; the value is null where the file is missing or its fault was told. */
    Map<String, Section> departments() {
        Map<String, Section> found = new LinkedHashMap<>();
        for (Path folder : list("departments")) {
            String id = folder.getFileName().toString();
            if (Files.isDirectory(folder)) {
                String name = "departments/" + id + "/department.yaml";
                if (Files.exists(folder.resolve("department.yaml"))) {
                    found.put(id, YamlFile.read(folder.resolve("department.yaml"), name, faults));
                } else {
                    faults.add(name, "E-CONFIG-FILE", "is missing; write it or remove the folder");
                }
            }
        }
        return found;
    }

    /** YAML files of a folder by name without ending; the value is null where a file's fault was told. */
    Map<String, Section> ofFolder(String folder) {
        Map<String, Section> found = new LinkedHashMap<>();
        for (Path file : list(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(ENDING)) {
                found.put(name.substring(0, name.length() - ENDING.length()), YamlFile.read(file, folder + "/" + name, faults));
            } else if (!name.endsWith(".md") && !name.startsWith(".")) {
                faults.add(folder + "/" + name, "E-CONFIG-FILE", "is not read, for its name does not end in .yaml; rename or remove it");
            }
        }
        return found;
    }

    /** A folder named {@code grant} would be as good as none. */
    void refuseMisspeltFolders() {
        for (Path path : list("")) {
            String name = path.getFileName().toString();
            String meant = Files.isDirectory(path) && !FOLDERS.contains(name) ? Spelling.nearest(name, FOLDERS) : null;
            if (meant != null) {
                faults.add(name, "E-CONFIG-FILE", "is not read; did you mean " + meant + "?");
            }
        }
    }

    private List<Path> list(String folder) {
        Path path = directory.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        } catch (IOException e) {
            faults.add(folder, "E-CONFIG-FILE", "can't be listed: " + e);
            return List.of();
        }
    }
}
