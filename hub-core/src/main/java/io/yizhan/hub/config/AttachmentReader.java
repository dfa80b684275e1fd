package io.yizhan.hub.config;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.department.Attachment;
import io.yizhan.hub.department.Transport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code attachment: {reference, digest, from, types, maxBytes}} of a feed. */
final class AttachmentReader {

    private static final List<String> TYPES = List.of("application/pdf", "image/png", "application/ofd");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})(KiB|MiB)");
    private static final long MOST = 200L << 20;

    private AttachmentReader() {
    }

    /** The attachment, or null where its fault was told. */
    static Attachment read(Section feed, Transport transport, Statement statement) {
        Section block = feed.section("attachment");
        if (block == null) {
            return null;
        }
        if (statement == Statement.CHANGE) {
            feed.fault("attachment", "E-CONFIG-ATTACHMENT", "a statement of change has no file; leave it out");
        }
        block.text("reference");
        block.text("digest", null);
        String from = block.has("from") ? block.oneOf("from", "way a file comes", List.of("beside", "upload")) : "upload";
        if ("beside".equals(from) && transport != null && !(transport instanceof Transport.Folder)) {
            block.fault("from", "E-CONFIG-ATTACHMENT", "files lie beside the data only where the transport is a folder; write upload");
        }
        Set<String> types = block.has("types") ? block.words("types", "media type of a file", TYPES) : Set.copyOf(TYPES);
        long most = size(block);
        block.refuseOthers();
        return new Attachment("beside".equals(from), types, most);
    }

    private static long size(Section block) {
        String text = block.text("maxBytes", "20MiB");
        Matcher size = SIZE.matcher(text == null ? "20MiB" : text);
        long bytes = size.matches() ? Long.parseLong(size.group(1)) << (size.group(2).equals("KiB") ? 10 : 20) : 0;
        if (bytes == 0 || bytes > MOST) {
            block.fault("maxBytes", "E-CONFIG-RANGE", "must be a size from 1KiB to 200MiB, e.g. 20MiB");
        }
        return bytes;
    }

    /** The feed's mapping with what the source says of the file: its name as {@code fileName}, its digest as {@code file}. */
    static Map<String, Object> mapping(Map<String, Object> mapping, Object attachment) {
        if (!(attachment instanceof Map<?, ?> settings)) {
            return mapping;
        }
        Map<String, Object> more = new TreeMap<>(mapping);
        if (settings.get("reference") instanceof String reference) {
            more.put("fileName", Map.of("copy", reference));
        }
        if (settings.get("digest") instanceof String digest) {
            more.put("file", Map.of("copy", digest));
        }
        return more;
    }
}
