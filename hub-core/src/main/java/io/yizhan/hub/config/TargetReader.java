package io.yizhan.hub.config;

import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.Target;
import io.yizhan.hub.department.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code transport} of a delivery: the name of one and its settings. */
final class TargetReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Map<String, Function<Section, Target>> READERS = new TreeMap<>(Map.of(
            "folder", TargetReader::folder,
            "queue", TargetReader::queue,
            "sftp", transport -> below(transport, "sftp", TargetReader::sftp),
            "push", transport -> below(transport, "push", TargetReader::push),
            "soap", transport -> below(transport, "soap", TargetReader::soap),
            "table", transport -> below(transport, "table", TargetReader::table)));

    private TargetReader() {
    }

    /** The target, or null where its fault was told. */
    static Target read(Section block) {
        Section transport = block.section("transport");
        if (transport == null) {
            return null;
        }
        if (transport.keys().size() != 1) {
            block.fault("transport", "E-CONFIG-TRANSPORT", "must hold one of " + String.join(", ", READERS.keySet()) + " with its settings");
            return null;
        }
        String name = transport.keys().iterator().next();
        return transport.isKnown(name, name, "transport", READERS.keySet()) ? READERS.get(name).apply(transport) : null;
    }

    private static Target below(Section transport, String name, Function<Section, Target> reader) {
        Section settings = transport.section(name);
        if (settings == null) {
            return null;
        }
        Target target = reader.apply(settings);
        settings.refuseOthers();
        return target;
    }

    private static Target folder(Section transport) {
        String path = HomePaths.read(transport, "folder", "out/tax");
        return path == null ? null : new Target.Folder(path);
    }

    private static Target queue(Section transport) {
        return QueueReader.read(transport) instanceof Transport.Queue queue ? new Target.Queue(queue.name()) : null;
    }

    private static Target sftp(Section block) {
        SftpServerReader.Place place = SftpServerReader.read(block);
        return place == null ? null : new Target.Sftp(place.server(), place.directory());
    }

    private static Target push(Section block) {
        URI url = Urls.http(block, "url");
        String authorization = HomePaths.secret(block, "authorizationFile", "authorization");
        Duration timeout = timeout(block);
        return url == null ? null : new Target.Push(url, authorization, timeout);
    }

    private static Target soap(Section block) {
        URI url = Urls.http(block, "url");
        String action = block.text("action", "");
        String version = block.has("version") ? block.oneOf("version", "SOAP version", List.of("1.1", "1.2")) : "1.1";
        String authorization = HomePaths.secret(block, "authorizationFile", "authorization");
        Duration timeout = timeout(block);
        if (action != null && !action.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
            block.fault("action", "E-CONFIG-URL", "is no URI for a header; write it in ASCII, without spaces and quotes");
            return null;
        }
        return url == null || version == null || action == null ? null : new Target.Soap(url, action, version, authorization, timeout);
    }

    private static Duration timeout(Section block) {
        return Durations.read(block, "timeout", TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(10));
    }

    private static Target table(Section block) {
        FrontDatabase database = FrontDatabaseReader.read(block);
        String table = FrontDatabaseReader.table(block, "table");
        String key = FrontDatabaseReader.column(block, "key");
        List<String> upsert = new ArrayList<>();
        List<String> named = block.texts("upsert");
        for (int i = 0; i < named.size(); i++) {
            upsert.add(FrontDatabaseReader.name(block, "upsert[" + i + "]", named.get(i)));
        }
        return database == null || table == null || key == null || upsert.stream().anyMatch(Objects::isNull) ? null
                : new Target.Table(database, table, key, List.copyOf(upsert));
    }
}
