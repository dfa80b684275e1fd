package io.yizhan.hub.config;

import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.config.HubConfig.ClientEntry;
import io.yizhan.hub.config.HubConfig.Settings;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Reads {@code config/}: YAML into records, adapters made by their factories, references checked both ways. The directory holds
 *
 * <pre>
 * hub.yaml                          settings; may be left out
 * departments/&lt;id&gt;/department.yaml  a department, its feeds and its deliveries
 * consumers/&lt;id&gt;.yaml               a consumer, auditor or operator
 * items/&lt;id&gt;.yaml                   a service item and its materials
 * grants/&lt;consumer&gt;.yaml            what a consumer may see, or a department gets
 * </pre>
 *
 * <p>Every fault of every file is told at once. Immutable and thread-safe.
 */
public final class ConfigReader {

    private final Map<String, LicenceType> types;
    private final Map<String, Map<String, String>> codeTables;
    private final Iterable<AdapterFactory> factories;

    /** A reader with types, code tables and formats of one's own. */
    public ConfigReader(Map<String, LicenceType> types, Map<String, Map<String, String>> codeTables, Iterable<AdapterFactory> factories) {
        this.types = types;
        this.codeTables = codeTables;
        this.factories = factories;
    }

    /**
     * Reads with the types and code tables that the schemas ship and the formats found by {@link ServiceLoader}.
     *
     * @param directory the {@code config} directory
     * @throws ConfigException with all faults of all files
     */
    public static HubConfig read(Path directory) throws ConfigException {
        return new ConfigReader(SchemaTypes.licenceTypes(), SchemaTypes.codeTables(), ServiceLoader.load(AdapterFactory.class)).readAll(directory);
    }

    /** @throws ConfigException with all faults of all files */
    public HubConfig readAll(Path directory) throws ConfigException {
        Faults faults = new Faults();
        ConfigFiles files = new ConfigFiles(directory, faults);
        if (!Files.isDirectory(directory)) {
            faults.add(directory.getFileName().toString(), "E-CONFIG-FILE", "is no directory; name the directory that holds hub.yaml");
            faults.throwIfAny();
        }
        files.refuseMisspeltFolders();
        Settings settings = SettingsReader.read(files.settings());
        Map<String, Section> consumerFiles = files.ofFolder("consumers");
        Map<String, Section> itemFiles = files.ofFolder("items");
        Map<String, Section> grantFiles = files.ofFolder("grants");

        List<ServiceItem> items = new ItemReader(types).read(itemFiles);
        List<ClientEntry> consumers = ClientReader.read(consumerFiles);
        Map<String, Section> departmentFiles = files.departments();
        List<Department> departments = new DepartmentReader(types, codeTables, factories).read(departmentFiles);
        List<Grant> grants = new GrantReader(types, itemFiles.keySet(), consumerFiles.keySet(), kinds(consumers), departmentFiles.keySet())
                .read(grantFiles);

        Map<String, ServiceItem> itemsById = new LinkedHashMap<>();
        items.forEach(item -> itemsById.putIfAbsent(item.id(), item));
        refuseSharedIds(departments, consumerFiles);
        // A grant file that can't be read may be the one that names the item, or fills the delivery.
        if (!grantFiles.containsValue(null)) {
            refuseUnusedItems(itemFiles, grants);
            new DeliveryChecks(departments, departmentFiles, grants).run();
        }
        faults.throwIfAny();
        return new HubConfig(settings, new Catalogue(types, itemsById, codeTables), departments, consumers, grants);
    }

    private static Map<String, Client.Kind> kinds(List<ClientEntry> consumers) {
        Map<String, Client.Kind> kinds = new LinkedHashMap<>();
        consumers.forEach(c -> kinds.put(c.id(), c.kind()));
        return kinds;
    }

    /** Departments and consumers are clients alike: a token's {@code iss} must name one of them. */
    private static void refuseSharedIds(List<Department> departments, Map<String, Section> consumerFiles) {
        for (Department department : departments) {
            Section consumer = consumerFiles.get(department.id());
            if (consumer != null) {
                consumer.fault("id", "E-CONFIG-DUPLICATE", "a department has this id too; give the consumer another");
            }
        }
    }

    private static void refuseUnusedItems(Map<String, Section> itemFiles, List<Grant> grants) {
        List<String> granted = new ArrayList<>();
        grants.forEach(grant -> granted.addAll(grant.items()));
        itemFiles.forEach((id, section) -> {
            if (section != null && !granted.contains(id)) {
                section.fault("id", "E-CONFIG-UNUSED", "no grant names this item, so nobody can ask for its materials; grant it or remove the file");
            }
        });
    }
}
