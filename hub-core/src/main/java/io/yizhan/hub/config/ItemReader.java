package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.catalogue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code items/<id>.yaml}: {@code id}, {@code name}, {@code materials}, each with {@code name}, {@code type}, and optionally
 * {@code by} (a field licences are found by), {@code via: {type, field}} (another person's paper) and {@code deferDays}.
 */
final class ItemReader {

    private static final int LONGEST_DEFERMENT = 3650;

    private final Map<String, LicenceType> types;

    ItemReader(Map<String, LicenceType> types) {
        this.types = types;
    }

    /** @param files by name without ending; a null value was told already */
    List<ServiceItem> read(Map<String, Section> files) {
        List<ServiceItem> items = new ArrayList<>();
        files.forEach((name, file) -> {
            if (file != null) {
                items.add(read(name, file));
            }
        });
        return items;
    }

    private ServiceItem read(String name, Section file) {
        Ids.readAs(name, file);
        Text text = file.name("name");
        List<Material> materials = file.sections("materials").stream().map(this::material).toList();
        file.refuseOthers();
        return new ServiceItem(name, text, materials);
    }

    private Material material(Section block) {
        Text name = block.name("name");
        String type = block.oneOf("type", "licence type", types.keySet());
        String by = block.text("by", "holderCode");
        if (type != null && by != null && block.has("by")) {
            block.isKnown("by", by, "field by which licences of type " + type + " are found,", links(types.get(type)));
        }
        String viaType = null;
        String viaField = null;
        if (block.has("via")) {
            Section via = block.section("via");
            if (via != null) {
                viaType = via.oneOf("type", "licence type", types.keySet());
                viaField = viaType == null ? via.text("field") : via.oneOf("field", viaType + " field", Fields.of(types.get(viaType)));
                via.refuseOthers();
            }
        }
        int deferDays = block.number("deferDays", 0, 0, LONGEST_DEFERMENT);
        block.refuseOthers();
        return new Material(name, type, by, viaType, viaField, deferDays);
    }

    private static Set<String> links(LicenceType type) {
        Set<String> links = new TreeSet<>(type.fields().stream().filter(FieldRule::link).map(FieldRule::name).toList());
        links.add("holderCode");
        return links;
    }
}
