package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code transport: {folder: PATH}}, {@code transport: {queue: NAME}} or {@code transport: http}; sees to it that no two feeds share one. */
final class TransportReader {

    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern OWN_QUEUE = Pattern.compile("inbox|rejected|parked|outbox(\\..*)?|DLQ|ExpiryQueue|activemq\\..*", Pattern.CASE_INSENSITIVE);

    private final Map<Transport, String> taken = new HashMap<>();

    /** The transport, or null where its fault was told. @param feed names the feed to others */
    Transport read(String feed, Section block) {
        if (block.plain("transport") instanceof Map) {
            Section transport = block.section("transport");
            Transport read = transport.keys().size() == 1 ? one(transport) : null;
            if (transport.keys().size() != 1) {
                block.fault("transport", "E-CONFIG-TRANSPORT", "must be one of {folder: PATH}, {queue: NAME}, {live: …}, http");
            }
            return read == null ? null : untaken(feed, block, read);
        }
        if (block.has("transport") && block.plain("transport") == null) {
            return null;
        }
        return block.oneOf("transport", "transport", List.of("http")) == null ? null : new Transport.Http();
    }

    private static Transport one(Section transport) {
        if (transport.has("folder")) {
            return folder(transport);
        }
        if (transport.has("queue")) {
            return queue(transport);
        }
        if (transport.has("live")) {
            return LiveTransportReader.read(transport);
        }
        transport.refuseOthers();
        return null;
    }

    private static Transport folder(Section transport) {
        String text = transport.text("folder");
        if (text == null) {
            return null;
        }
        // The drive letter and backslash of another system would make it absolute there.
        Path path = text.matches(".*[\\\\:\\x00].*") ? null : Path.of(text).normalize();
        if (path == null || path.isAbsolute() || path.startsWith("..") || path.toString().isEmpty()) {
            transport.fault("folder", "E-CONFIG-PATH", "must lie below the hub's home; write a relative path with /, e.g. in/market-regulation");
            return null;
        }
        return new Transport.Folder(path.toString());
    }

    private static Transport queue(Section transport) {
        String name = transport.text("queue");
        if (name == null) {
            return null;
        }
        if (!QUEUE.matcher(name).matches() || OWN_QUEUE.matcher(name).matches()) {
            transport.fault("queue", "E-CONFIG-QUEUE", "is no name for a department's queue (letters, digits, dots and hyphens, and none of the hub's own "
                    + "inbox, rejected, parked, outbox.…); write e.g. intake.housing");
            return null;
        }
        return new Transport.Queue(name);
    }

    private Transport untaken(String feed, Section block, Transport transport) {
        String other = taken.putIfAbsent(transport, feed);
        if (other != null) {
            block.fault("transport", "E-CONFIG-DUPLICATE", "the feed " + other
                    + " takes from there too, and each message could reach either; give each its own");
        }
        return transport;
    }
}
