package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code transport}: the name of one, or its name and settings. Sees to it that no two feeds share a place each message could leave by either. */
final class TransportReader {

    /** By name, those with settings. */
    private static final Map<String, Function<Section, Transport>> READERS = new TreeMap<>(Map.of(
            "folder", FolderReader::read,
            "queue", QueueReader::read,
            "sftp", transport -> below(transport, "sftp", SftpReader::read),
            "pull", transport -> below(transport, "pull", PullReader::read),
            "table", transport -> below(transport, "table", TableReader::read),
            "live", transport -> below(transport, "live", LiveTransportReader::read)));

    private static final Map<String, Transport> PLAIN = new TreeMap<>(Map.of("http", new Transport.Http(), "soap", new Transport.Soap()));

    private final Map<String, String> taken = new HashMap<>();

    /** The transport, or null where its fault was told. @param feed names the feed to others */
    Transport read(String feed, Section block) {
        if (block.plain("transport") instanceof Map) {
            Section transport = block.section("transport");
            Transport read = transport.keys().size() == 1 ? one(transport) : null;
            if (transport.keys().size() != 1) {
                block.fault("transport", "E-CONFIG-TRANSPORT", "must be one of " + String.join(", ", PLAIN.keySet()) + " or hold one of "
                        + String.join(", ", READERS.keySet()) + " with its settings");
            }
            return read == null ? null : untaken(feed, block, read);
        }
        if (block.has("transport") && block.plain("transport") == null) {
            return null;
        }
        String name = block.oneOf("transport", "transport without settings", PLAIN.keySet());
        return name == null ? null : PLAIN.get(name);
    }

    private static Transport one(Section transport) {
        String name = transport.keys().iterator().next();
        return transport.isKnown(name, name, "transport", READERS.keySet()) ? READERS.get(name).apply(transport) : null;
    }

    private static Transport below(Section transport, String name, Function<Section, Transport> reader) {
        Section settings = transport.section(name);
        return settings == null ? null : reader.apply(settings);
    }

    private Transport untaken(String feed, Section block, Transport transport) {
        String other = transport.place().map(place -> taken.putIfAbsent(place, feed)).orElse(null);
        if (other != null) {
            block.fault("transport", "E-CONFIG-DUPLICATE", "the feed " + other
                    + " takes from there too, and each message could reach either; give each its own");
        }
        return transport;
    }
}
