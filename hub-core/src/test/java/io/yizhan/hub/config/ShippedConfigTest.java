package io.yizhan.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.policy.Grant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code config/} ships. That its adapters can be made is tested where the formats are, in {@code adapters}. */
class ShippedConfigTest {

    private final HubConfig config = read();

    @Test
    void hubYamlShowsTheDefaults() {
        assertThat(config.settings()).isEqualTo(HubConfig.Settings.DEFAULTS);
    }

    @Test
    void clientsAndItemsOfTheStory() {
        assertThat(config.consumers()).extracting(HubConfig.ClientEntry::id).containsExactly("auditor", "museum", "operator", "portal", "tax");
        assertThat(config.catalogue().items()).containsOnlyKeys("food-operation", "outdoor-sign", "freight-transport", "public-rental-housing");
        assertThat(config.catalogue().item("outdoor-sign").orElseThrow().materials()).hasSize(4);
    }

    @Test
    void portalIsGrantedEveryTypeAndEveryMaterialOfItsItems() {
        assertThat(config.grants().stream().filter(g -> g.consumer().equals("portal"))).extracting(Grant::type)
                .containsExactlyInAnyOrderElementsOf(ofTheCounty());
        assertThat(config.catalogue().items().values()).allSatisfy(item -> assertThat(item.materials()).allSatisfy(material -> assertThat(config.grants())
                .anyMatch(g -> g.consumer().equals("portal") && g.type().equals(material.type()) && g.items().contains(item.id()))));
    }

    @Test
    void twelveDepartmentsEachWithSamplesOfItsOwnStandard() {
        assertThat(config.departments()).hasSize(12);
        assertThat(config.departments().stream().flatMap(d -> d.feeds().stream()).map(f -> f.type().id())).containsAll(ofTheCounty());
    }

    @Test
    void museumHasNoGrant() {
        assertThat(config.grants()).extracting(Grant::consumer).doesNotContain("museum", "auditor");
    }

    @Test
    void everyGrantWithholdsSomething() {
        assertThat(config.grants()).allSatisfy(grant -> assertThat(grant.fields()).hasSizeLessThan(Fields.of(config.catalogue().type(grant.type()).orElseThrow()).size() - 2));
    }

    /** No department of the county issues what foreign registers do. */
    private Set<String> ofTheCounty() {
        Set<String> types = new TreeSet<>(config.catalogue().types().keySet());
        types.remove("foreign-business-licence");
        return types;
    }

    private static HubConfig read() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("config/hub.yaml"))) {
            root = root.getParent();
        }
        ConfigReader reader = new ConfigReader(SchemaTypes.licenceTypes(), SchemaTypes.codeTables(),
                Stream.of("delimited", "fixed-width", "json", "rows", "xlsx", "xml").map(SampleFormat::new).collect(Collectors.toUnmodifiableList()));
        try {
            return reader.readAll(root.resolve("config"));
        } catch (ConfigException e) {
            throw new AssertionError(e.faults().stream().map(ConfigFault::toString).collect(Collectors.joining("\n")), e);
        }
    }
}
