package io.yizhan.hub.config;

import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.licence.Uscc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code departments/<id>/department.yaml}: {@code id}, {@code name}, {@code code}, {@code aliases}, {@code feeds}, {@code deliveries}. */
final class DepartmentReader {

    private final FeedReader feeds;
    private final DeliveryReader deliveries;
    private final Map<String, String> departmentsByCode = new HashMap<>();

    DepartmentReader(Map<String, LicenceType> types, Map<String, Map<String, String>> codeTables, Iterable<AdapterFactory> factories) {
        this.feeds = new FeedReader(types, codeTables, factories);
        this.deliveries = new DeliveryReader(types, codeTables, factories, feeds);
    }

    /** @param files by name of the folder; a null value was told already */
    List<Department> read(Map<String, Section> files) {
        List<Department> departments = new ArrayList<>();
        files.forEach((name, file) -> {
            if (file != null) {
                departments.add(read(name, file));
            }
        });
        return departments;
    }

    private Department read(String id, Section file) {
        Ids.readAs(id, file);
        Text name = file.name("name");
        String code = file.text("code");
        if (code != null && !Uscc.isValid(code)) {
            file.fault("code", "E-CONFIG-USCC", "is no unified social credit code (GB 32100: 18 characters, the last a check); "
                    + "write other spellings under aliases");
        }
        refuseTaken(id, file, "code", code);
        List<String> aliases = file.texts("aliases");
        for (int i = 0; i < aliases.size(); i++) {
            refuseTaken(id, file, "aliases[" + i + "]", aliases.get(i));
        }
        List<Feed> read = new ArrayList<>();
        Map<String, Section> feedsById = new LinkedHashMap<>();
        for (Section block : file.sections("feeds")) {
            Feed feed = feeds.read(id, block);
            if (feed.id() != null && feedsById.putIfAbsent(feed.id(), block) != null) {
                block.fault("id", "E-CONFIG-DUPLICATE", "another feed of this department has the id " + feed.id() + "; give each its own");
            }
            read.add(feed);
        }
        List<Delivery> delivered = file.has("deliveries") ? deliveries.read(id, file, feedsById) : List.of();
        file.refuseOthers();
        return new Department(id, name, code, aliases, read, delivered);
    }

    /** One spelling must not mean two departments. */
    private void refuseTaken(String id, Section file, String path, String spelling) {
        String other = spelling == null ? null : departmentsByCode.putIfAbsent(spelling, id);
        if (other != null) {
            file.fault(path, "E-CONFIG-DUPLICATE", "is a code or alias of " + (other.equals(id) ? "this department" : other) + " already; keep one");
        }
    }
}
