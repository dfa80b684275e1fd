package io.yizhan.hub.config;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.department.Attachment;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a feed of a department: {@code id}, {@code transport}, {@code format}, {@code contentTypes}, {@code type},
 * {@code statement}, {@code mapping}, {@code attachment}, and has its adapter made by the factory of its format.
 */
final class FeedReader {

    private static final List<String> STATEMENTS = List.of("licence", "change");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    /** Beside the canonical fields, a mapping says which words of the source mean "nothing" and "without end". */
    private static final Set<String> WORD_LISTS = Set.of("nullWords", "unlimitedWords");

    /** The format of what the hub reads from a table itself. */
    private static final String ROWS = "rows";

    /** A format by name, with its settings. */
    record Format(AdapterFactory factory, Map<String, Object> settings) {
    }

    private final Map<String, LicenceType> types;
    private final Map<String, Map<String, String>> codeTables;
    private final Map<String, AdapterFactory> factories = new LinkedHashMap<>();
    private final TransportReader transports = new TransportReader();

    FeedReader(Map<String, LicenceType> types, Map<String, Map<String, String>> codeTables, Iterable<AdapterFactory> factories) {
        this.types = types;
        this.codeTables = codeTables;
        factories.forEach(factory -> this.factories.put(factory.format(), factory));
    }

    Feed read(String department, Section block) {
        String id = block.id("id");
        Transport transport = transports.read(department + "/" + id, block);
        String type = block.oneOf("type", "licence type", types.keySet());
        String word = block.has("statement") ? block.oneOf("statement", "statement", STATEMENTS) : "licence";
        Statement statement = word == null ? null : Statement.valueOf(word.toUpperCase(Locale.ROOT));
        Section mapping = block.section("mapping");
        if (mapping != null && type != null && statement != null) {
            checkMapping(mapping, types.get(type), statement);
        }
        Attachment attachment = block.has("attachment") ? AttachmentReader.read(block, transport, statement) : null;
        Format format = format(block, transport);
        List<String> contentTypes = contentTypes(block, format);
        Adapter adapter = null;
        if (format != null && type != null && statement != null && block.plain("mapping") instanceof Map<?, ?> verbs) {
            adapter = adapter(block, format.factory(),
                    new AdapterSettings(department, id, type, statement, format.settings(),
                            AttachmentReader.mapping(textKeys(verbs), block.plain("attachment")), codeTables::get,
                            types.get(type).maxMessageBytes()));
        }
        block.refuseOthers();
        return new Feed(id, department, transport, format == null ? null : format.factory().format(), type == null ? null : types.get(type),
                statement, adapter, contentTypes, attachment);
    }

    private static void checkMapping(Section mapping, LicenceType type, Statement statement) {
        boolean change = statement == Statement.CHANGE;
        Set<String> known = new TreeSet<>(Fields.mappable(type, change));
        known.addAll(WORD_LISTS);
        for (String name : mapping.keys()) {
            if (!known.contains(name)) {
                mapping.fault(name, "E-CONFIG-FIELD-UNKNOWN", (change ? "a statement of change" : type.id()) + " has no field " + name + "; "
                        + Spelling.cure(name, known));
            }
        }
        for (String name : Fields.required(type, change)) {
            if (!mapping.has(name)) {
                mapping.fault(name, "E-CONFIG-FIELD-UNMAPPED", (change ? "a statement of change" : type.id()) + " requires the field " + name
                        + ", so every record would be rejected; map it");
            }
        }
    }

    /** The format, which must be one the transport brings; null where its fault was told. */
    private Format format(Section block, Transport transport) {
        boolean rows = transport instanceof Transport.Table || transport instanceof Transport.Live live && live.question() instanceof LiveQuestion.Sql;
        if (rows && !block.has("format") && factories.containsKey(ROWS)) {
            return new Format(factories.get(ROWS), Map.of());
        }
        Format format = format(block);
        String only = rows ? ROWS : transport instanceof Transport.Soap ? "xml" : null;
        if (format != null && only != null && !format.factory().format().equals(only)) {
            block.fault("format", "E-CONFIG-FORMAT", "is not what comes by this transport: " + (only.equals(ROWS)
                    ? "the rows of a table are the format rows; leave format out" : "a SOAP envelope is the format xml, its record path beginning at Envelope"));
            return null;
        }
        return format;
    }

    /** {@code format: {<name>: {settings}}}, or {@code format: <name>} for one without settings; null where its fault was told. */
    Format format(Section block) {
        Object format = block.plain("format");
        if (format == null && block.has("format")) {
            return null;
        }
        if (!(format instanceof Map<?, ?> byName)) {
            String name = block.oneOf("format", "format", factories.keySet());
            return name == null ? null : new Format(factories.get(name), Map.of());
        }
        if (byName.size() != 1) {
            block.fault("format", "E-CONFIG-TYPE", "must hold one format's name and its settings; known: " + String.join(", ", factories.keySet()));
            return null;
        }
        String name = (String) byName.keySet().iterator().next();
        if (!block.isKnown("format." + name, name, "format", factories.keySet())) {
            return null;
        }
        if (!(byName.get(name) instanceof Map<?, ?> settings)) {
            block.fault("format." + name, "E-CONFIG-TYPE", "expected the format's settings, a mapping; write {} for none");
            return null;
        }
        return new Format(factories.get(name), textKeys(settings));
    }

    private List<String> contentTypes(Section block, Format format) {
        List<String> given = block.texts("contentTypes");
        for (int i = 0; i < given.size(); i++) {
            if (!MEDIA_TYPE.matcher(given.get(i)).matches()) {
                block.fault("contentTypes[" + i + "]", "E-CONFIG-TYPE", "is no media type; write e.g. text/csv, in lower case, without parameters");
            }
        }
        if (!block.has("contentTypes") && format != null) {
            given = format.factory().contentTypes();
            if (given.isEmpty()) {
                block.fault("contentTypes", "E-CONFIG-KEY-MISSING", "is missing, and the format has no usual ones; list the media types the HTTP door takes");
            }
        }
        return new ArrayList<>(given);
    }

    private static Adapter adapter(Section block, AdapterFactory factory, AdapterSettings settings) {
        try {
            return factory.create(settings);
        } catch (AdapterSettingsException e) {
            e.faults().forEach(fault -> block.fault(fault.path(), "E-CONFIG-ADAPTER", fault.detail()));
            return null;
        }
    }

    /** What a YAML file gives has no other keys. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> textKeys(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
