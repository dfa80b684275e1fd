package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small licence types, so that what the schemas ship can grow without these tests. */
public final class SampleTypes {

    private SampleTypes() {
    }

    /** business-licence, health-certificate (found by employerCode too), sealed-file (not shared). */
    public static Map<String, LicenceType> types() {
        return Stream.of(
                type("business-licence", "conditional", field("number", true), field("holderName", true), field("holderCode", true),
                        field("issuerName", true), field("issuerCode", true), field("state", true),
                        field("legalRepresentative", false), field("address", false)),
                type("health-certificate", "conditional", field("number", true), field("holderName", true), field("holderCode", true),
                        link("employerCode")),
                type("sealed-file", "none", field("number", true)))
                .collect(Collectors.toMap(LicenceType::id, Function.identity()));
    }

    public static Map<String, Map<String, String>> codeTables() {
        return Map.of("gender", Map.of("男", "1", "女", "2"));
    }

    private static LicenceType type(String id, String sharing, FieldRule... fields) {
        return new LicenceType(id, new Text(id, id), null, List.of("001"), sharing, 1 << 20, "order 809", List.of(fields));
    }

    private static FieldRule field(String name, boolean required) {
        return new FieldRule(name, new Text(name, name), FieldClass.PUBLIC, required, "text", null, 0, Set.of(), false);
    }

    private static FieldRule link(String name) {
        return new FieldRule(name, new Text(name, name), FieldClass.INTERNAL, true, "uscc", null, 0, Set.of(), true);
    }
}
