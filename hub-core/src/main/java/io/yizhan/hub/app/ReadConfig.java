package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A configuration and by what to tell whether its files have changed since it was read.
 *
 * @param departments by id, the digest of the files of a department's folder, samples left out
 * @param digest      of all that counts, 64 hex digits
 */
record ReadConfig(HubConfig config, Map<String, String> departments, String digest) {

    /** @param overrides what counts before its settings, and before those named earlier @throws ConfigException with all faults of all files */
    static ReadConfig read(Path directory, HubConfig.Overrides... overrides) throws ConfigException {
        // Before the files are read: one that changes meanwhile is then seen as changed the next time.
        SortedMap<String, String> files = digests(directory);
        SortedMap<String, SortedMap<String, String>> folders = new TreeMap<>();
        files.forEach((name, digest) -> {
            String[] parts = name.split("/", 3);
            if (parts.length == 3 && parts[0].equals("departments")) {
                folders.computeIfAbsent(parts[1], id -> new TreeMap<>()).put(parts[2], digest);
            }
        });
        Map<String, String> departments = new TreeMap<>();
        folders.forEach((id, folder) -> departments.put(id, digest(folder.toString().getBytes(StandardCharsets.UTF_8))));
        HubConfig config = ConfigReader.read(directory);
        for (HubConfig.Overrides each : overrides) {
            config = config.withSettings(config.settings().withOverrides(each));
        }
        return new ReadConfig(config, departments, digest(files.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with other settings. */
    ReadConfig withSettings(HubConfig.Settings settings) {
        return new ReadConfig(config.withSettings(settings), departments, digest);
    }

    private static SortedMap<String, String> digests(Path directory) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (!name.contains("/samples/")) {
                    digests.put(name, digest(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": can't be read; see to its permissions", e);
        }
        return digests;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
