package io.yizhan.hub.validation;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Violation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Drafts that are right, to be made wrong in one place by a test. Invented: 青山县, division 990101. */
final class Drafts {

    static final Catalogue CATALOGUE = new Catalogue(SchemaTypes.licenceTypes(), Map.of(), SchemaTypes.codeTables());

    private static final Map<String, String> BUSINESS = Map.of("number", "11100000000013338W", "holderCode", "11100000000013338W",
            "holderName", "老街小馆", "issuerName", "青山县市场监督管理局", "issuerCode", "11990101MA0YH2A18R", "issueDate", "2026-01-02",
            "capital", "100000.00", "province", "北京", "businessScope", "餐饮服务");
    private static final Map<String, String> IDENTITY = Map.of("number", "11010519491231002X", "holderCode", "11010519491231002X",
            "holderName", "张三", "issuerName", "青山县公安局", "issuerCode", "11990101MA0YH2A18R", "gender", "1", "ethnicity", "01",
            "birthDate", "1949-12-31", "address", "青山县老街1号");
    private static final Map<String, String> ACCEPTANCE = Map.of("number", "青消验字〔2026〕第0001号", "holderCode", "11100000000013338W",
            "holderName", "老街小馆", "issuerName", "青山县住房和城乡建设局", "issuerCode", "11990101MA0YH2A18R", "projectName", "老街小馆装修",
            "floorArea", "320.5", "fireAcceptance", "1", "validFrom", "2026-01-01", "validTo", "2030-12-31");
    private static final Map<String, String> HEALTH = Map.of("number", "青健2026000001", "holderCode", "11010519491231002X", "holderName",
            "张三", "issuerName", "青山县卫生健康局", "issuerCode", "11990101MA0YH2A18R", "employerCode", "11100000000013338W", "occupation",
            "厨师", "examinationDate", "2026-01-02", "validFrom", "2026-01-02", "validTo", "2027-01-01");
    private static final Map<String, String> FOOD = Map.of("number", "JY29901010000018", "holderCode", "11100000000013338W", "holderName",
            "老街小馆", "issuerName", "青山县市场监督管理局", "issuerCode", "11990101MA0YH2A18R", "legalRepresentative", "张三",
            "legalRepresentativeCode", "11010519491231002X", "businessAddress", "青山县老街1号", "businessForm", "2");
    private static final Map<String, Map<String, String>> RIGHT = Map.of("business-licence", BUSINESS, "resident-identity", IDENTITY,
            "building-acceptance", ACCEPTANCE, "health-certificate", HEALTH, "food-operation-licence", FOOD);

    private Drafts() {
    }

    /** A draft of a type with some fields set to other texts; an empty text takes the field out. */
    static Draft of(String type, Map<String, String> changes, Violation... found) {
        SortedMap<String, FieldValue> fields = new TreeMap<>();
        RIGHT.get(type).forEach((name, text) -> fields.put(name, FieldValue.same(text)));
        changes.forEach((name, text) -> fields.put(name, FieldValue.same(text)));
        fields.values().removeIf(value -> value.value().isEmpty());
        return new Draft(fields, List.of(found));
    }

    /** A draft of these fields alone. */
    static Draft only(Map<String, String> texts, Violation... found) {
        SortedMap<String, FieldValue> fields = new TreeMap<>();
        texts.forEach((name, text) -> fields.put(name, FieldValue.same(text)));
        return new Draft(fields, List.of(found));
    }
}
