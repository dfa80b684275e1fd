package io.yizhan.hub.config;

import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the deliveries of a department: {@code id}, {@code type}, {@code transport}, {@code format}, {@code reverse} and {@code mapping},
 * {@code batch}, and has what writes them made by the factory of the format.
 */
final class DeliveryReader {

    /** How rows of a table come and go. */
    private static final String ROWS = "rows";
    private static final int MANY = 64;
    private static final int MOST = 1_000;

    private final Map<String, LicenceType> types;
    private final Map<String, Map<String, String>> codeTables;
    private final Map<String, AdapterFactory> factories = new LinkedHashMap<>();
    private final FeedReader formats;

    DeliveryReader(Map<String, LicenceType> types, Map<String, Map<String, String>> codeTables, Iterable<AdapterFactory> factories, FeedReader formats) {
        this.types = types;
        this.codeTables = codeTables;
        this.formats = formats;
        factories.forEach(factory -> this.factories.put(factory.format(), factory));
    }

    /** @param feeds the department's feeds by id */
    List<Delivery> read(String department, Section file, Map<String, Section> feeds) {
        List<Delivery> deliveries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<LicenceType> carried = new HashSet<>();
        for (Section block : file.sections("deliveries")) {
            Delivery delivery = delivery(department, block, feeds);
            if (delivery.id() != null && !ids.add(delivery.id())) {
                block.fault("id", "E-CONFIG-DUPLICATE", "another delivery of this department has the id " + delivery.id() + "; give each its own");
            }
            if (delivery.type() != null && !carried.add(delivery.type())) {
                block.fault("type", "E-CONFIG-DUPLICATE", "another delivery of this department carries " + delivery.type().id()
                        + " already, and each licence goes one way; keep one");
            }
            deliveries.add(delivery);
        }
        return deliveries;
    }

    private Delivery delivery(String department, Section block, Map<String, Section> feeds) {
        String id = block.id("id");
        String type = block.oneOf("type", "licence type", types.keySet());
        Target target = TargetReader.read(block);
        Section feed = reversed(block, type, feeds);
        FeedReader.Format format = format(block, target, feed);
        Rendition rendition = id == null || type == null || format == null ? null : rendition(department, id, type, format, block, feed);
        int batch = block.number("batch", usual(target), 1, MOST);
        if (rendition != null && batch > rendition.mostRecords()) {
            block.fault("batch", "E-CONFIG-RANGE", "a message of this format holds at most " + rendition.mostRecords() + "; lower it or choose another layout");
        }
        block.refuseOthers();
        return new Delivery(id, department, type == null ? null : types.get(type), target, rendition, batch);
    }

    /** Where each licence is a call, one at a time unless told otherwise, so that the answer is about that one. */
    private static int usual(Target target) {
        return target instanceof Target.Push || target instanceof Target.Soap || target instanceof Target.Queue ? 1 : MANY;
    }

    /** The feed that is read backwards, or null where there is none, or its fault was told. */
    private static Section reversed(Section block, String type, Map<String, Section> feeds) {
        String id = block.has("reverse") ? block.oneOf("reverse", "feed of this department", feeds.keySet()) : null;
        Section feed = id == null ? null : feeds.get(id);
        if (feed != null && "change".equals(feed.plain("statement"))) {
            block.fault("reverse", "E-CONFIG-DELIVERY", "the feed " + id + " carries changes, no licences; give a mapping");
            return null;
        }
        if (feed != null && type != null && !type.equals(feed.plain("type"))) {
            block.fault("reverse", "E-CONFIG-DELIVERY", "the feed " + id + " carries another type than " + type + "; give a mapping, or reverse a feed of that type");
            return null;
        }
        return feed;
    }

    /** The delivery's own format, else that of the feed it reverses; null where its fault was told. */
    private FeedReader.Format format(Section block, Target target, Section feed) {
        boolean table = target instanceof Target.Table;
        if (table && !block.has("format") && factories.containsKey(ROWS)) {
            return new FeedReader.Format(factories.get(ROWS), Map.of());
        }
        boolean ofFeed = block.has("reverse") && !block.has("format");
        // A fault of the feed, or of its own format, is told there.
        FeedReader.Format format = !ofFeed ? formats.format(block) : feed == null || feed.plain("format") == null ? null : formats.format(feed);
        String only = table ? ROWS : target instanceof Target.Soap ? "xml" : null;
        if (format != null && only != null && !format.factory().format().equals(only)) {
            block.fault("format", "E-CONFIG-FORMAT", "is not what goes by this transport: " + (table
                    ? "the rows of a table are the format rows; leave format out" : "what a SOAP body holds is the format xml"));
            return null;
        }
        return format;
    }

    private Rendition rendition(String department, String id, String type, FeedReader.Format format, Section block, Section feed) {
        boolean own = block.has("mapping");
        if (!own && !block.has("reverse")) {
            block.fault("mapping", "E-CONFIG-KEY-MISSING", "is missing, and no feed is named to reverse; give each name of the department with a verb");
        }
        Map<String, Object> mapping = own ? plain(block) : Map.of();
        Map<String, Object> reverse = feed == null ? null : plain(feed);
        if (mapping == null || !own && reverse == null) {
            return null;
        }
        try {
            Rendition rendition = format.factory().rendition(
                    new RenditionSettings(department, id, type, format.settings(), mapping, reverse, codeTables::get));
            rendition.lacking(Fields.of(types.get(type))).forEach(field -> block.fault(own ? "mapping" : "reverse", "E-CONFIG-FIELD-UNKNOWN",
                    type + " has no field " + field + "; " + Spelling.cure(field, Fields.of(types.get(type)))));
            return rendition;
        } catch (AdapterSettingsException e) {
            e.faults().forEach(fault -> block.fault(fault.path(), "E-CONFIG-DELIVERY", fault.detail()));
            return null;
        }
    }

    /** The mapping of a block, or null where it is none and that was told. */
    private static Map<String, Object> plain(Section block) {
        return block.section("mapping") != null && block.plain("mapping") instanceof Map<?, ?> verbs ? FeedReader.textKeys(verbs) : null;
    }
}
