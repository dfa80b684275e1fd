package io.yizhan.hub.adapters.drafting;

import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** A department that does not exist: how it calls its columns, and what they are. */
record DraftCase(String id, String type, String dates, String unlimited, List<Column> columns) {

    /** @param field canonical, or {@code -} @param group the element or object around it in nested shapes, or the empty text */
    record Column(String name, String field, String value, String group) {
        boolean isField() {
            return !field.equals("-");
        }
    }

    @Override
    public String toString() {
        return id;
    }

    /** The cases of a file beside this class. */
    @SuppressWarnings("unchecked")
    static List<DraftCase> read(String file) {
        InputStream bytes = DraftCase.class.getResourceAsStream(file);
        List<DraftCase> cases = new ArrayList<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) new Yaml().load(bytes)) {
            List<Column> columns = ((List<List<String>>) one.get("columns")).stream()
                    .map(column -> new Column(column.get(0), column.get(1), column.get(2), column.size() > 3 ? column.get(3) : "")).toList();
            cases.add(new DraftCase((String) one.get("id"), (String) one.get("type"), (String) one.get("dates"), (String) one.get("unlimited"), columns));
        }
        return cases;
    }

    /** The shipped types, and two that no file of names knows. */
    static Map<String, LicenceType> types() {
        Map<String, LicenceType> types = new LinkedHashMap<>(SchemaTypes.licenceTypes());
        // What the trial's types are of, would only compete with them.
        types.keySet().removeAll(Set.of("marriage-certificate", "real-estate-title"));
        types.put("marriage-trial", type("marriage-trial", "结婚登记证明", "Proof of marriage", field("spouseName", "配偶姓名", "Name of the spouse", "text", true),
                field("spouseCode", "配偶公民身份号码", "Citizen number of the spouse", "resident-id", true)));
        types.put("title-trial", type("title-trial", "不动产权证", "Title to real estate", field("location", "坐落", "Location", "text", true),
                field("unitNumber", "不动产单元号", "Number of the unit", "text", false), field("area", "面积", "Area", "text", false),
                field("rightKind", "权利类型", "Kind of right", "text", false), field("purpose", "用途", "Use", "text", false)));
        return types;
    }

    private static LicenceType type(String id, String zh, String en, FieldRule... own) {
        LicenceType building = SchemaTypes.licenceTypes().get("building-acceptance");
        List<FieldRule> fields = new ArrayList<>(building.fields().subList(0, 12));
        fields.addAll(List.of(own));
        return new LicenceType(id, new Text(zh, en), null, List.of("111"), "conditional", 1 << 20, "a test", fields);
    }

    private static FieldRule field(String name, String zh, String en, String kind, boolean required) {
        return new FieldRule(name, new Text(zh, en), FieldClass.PERSONAL, required, kind, null, 0, Set.of(), false);
    }
}
