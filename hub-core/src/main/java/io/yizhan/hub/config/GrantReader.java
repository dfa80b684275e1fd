package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code grants/<consumer>.yaml}: {@code consumer} and its {@code grants}, each with {@code id}, {@code type}, {@code items},
 * {@code fields}, {@code forward}, {@code from}, {@code to}, {@code perMinute}, {@code basis}.
 */
final class GrantReader {

    /** A consumer whose kind could not be read is given the benefit of the doubt: its own fault was told. */
    private static final Set<Client.Kind> NO_GRANTS = EnumSet.complementOf(EnumSet.of(Client.Kind.CONSUMER));
    private static final int MOST_PER_MINUTE = 1_000_000;

    private final Map<String, LicenceType> types;
    private final Set<String> items;
    private final Set<String> consumers;
    private final Map<String, Client.Kind> kinds;
    private final Set<String> departments;
    private final Set<String> ids = new HashSet<>();

    /**
     * @param consumers   names of the consumers' files
     * @param kinds       by id, null where it could not be read
     * @param departments ids of those, to whom licences may be forwarded
     */
    GrantReader(Map<String, LicenceType> types, Set<String> items, Set<String> consumers, Map<String, Client.Kind> kinds, Set<String> departments) {
        this.types = types;
        this.items = items;
        this.consumers = new TreeSet<>(consumers);
        this.consumers.addAll(departments);
        this.kinds = kinds;
        this.departments = departments;
    }

    /** @param files by name without ending; a null value was told already */
    List<Grant> read(Map<String, Section> files) {
        List<Grant> grants = new ArrayList<>();
        files.forEach((name, file) -> {
            if (file != null) {
                grants.addAll(read(name, file));
            }
        });
        return grants;
    }

    private List<Grant> read(String name, Section file) {
        Ids.readAs("consumer", name, file);
        if (file.isKnown("consumer", name, "consumer or department", consumers) && kinds.get(name) != null && NO_GRANTS.contains(kinds.get(name))) {
            file.fault("consumer", "E-CONFIG-GRANT", "only a consumer or department can have grants, and this client is of another kind; remove the file");
        }
        List<Grant> grants = new ArrayList<>();
        for (Section block : file.sections("grants")) {
            Grant grant = grant(name, block);
            grants.stream().filter(other -> rival(grant, other)).findFirst().ifPresent(other -> block.fault("type", "E-CONFIG-GRANT-OVERLAP",
                    "the grant " + other.id() + " of the same type holds for the same item, or forwards too, on the same days; "
                            + "make one of them, or part their days"));
            grants.add(grant);
        }
        file.refuseOthers();
        return grants;
    }

    private Grant grant(String consumer, Section block) {
        String id = block.id("id");
        if (id != null && !ids.add(id)) {
            block.fault("id", "E-CONFIG-DUPLICATE", "another grant has the id " + id + "; answers name the rule, so give each its own");
        }
        String type = block.oneOf("type", "licence type", types.keySet());
        if (type != null && "none".equals(types.get(type).sharing())) {
            block.fault("type", "E-CONFIG-NOT-SHARED", "licences of this type are not shared (" + types.get(type).source() + "); remove the grant");
        }
        Set<String> granted = block.words("items", "service item", items);
        boolean forward = block.flag("forward");
        if (departments.contains(consumer) && block.has("items")) {
            block.fault("items", "E-CONFIG-GRANT", "a department does not ask, it is sent; leave items out and write forward: true");
        }
        if (!forward && !block.has("items")) {
            block.fault("items", "E-CONFIG-GRANT", "the grant neither names an item nor forwards, so it grants nothing; add items or forward: true");
        }
        LocalDate from = block.day("from");
        LocalDate to = block.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            block.fault("to", "E-CONFIG-DATE", "is before from; swap or correct them");
        }
        int perMinute = block.number("perMinute", 0, 0, MOST_PER_MINUTE);
        Grant grant = new Grant(id, consumer, type, granted, fields(block, type), forward, from, to, perMinute, block.text("basis"));
        block.refuseOthers();
        return grant;
    }

    private Set<String> fields(Section block, String type) {
        if (!block.has("fields")) {
            block.fault("fields", "E-CONFIG-KEY-MISSING", "is missing; list the fields the grant shows (type and state always are)");
        }
        Set<String> known = type == null ? null : Fields.of(types.get(type));
        return known == null ? Set.copyOf(block.texts("fields")) : block.words("fields", type + " field", known);
    }

    /** Two grants of which nobody could say which one holds. */
    private static boolean rival(Grant a, Grant b) {
        boolean sameDays = (a.to() == null || b.from() == null || !a.to().isBefore(b.from()))
                && (b.to() == null || a.from() == null || !b.to().isBefore(a.from()));
        return a.type() != null && a.type().equals(b.type()) && sameDays
                && (a.forward() && b.forward() || !Collections.disjoint(a.items(), b.items()));
    }
}
