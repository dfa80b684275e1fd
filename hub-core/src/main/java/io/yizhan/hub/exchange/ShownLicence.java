package io.yizhan.hub.exchange;

import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a consumer is shown of one licence: the fields its grant names, the names of those withheld, the seal with the salts of the fields
 * shown, and the proof that the seal was registered.
 */
public record ShownLicence(SortedMap<String, String> shown, List<String> withheld, Seal seal, String proof) {

    /**
     * @param flat      flat view of the licence as sealed
     * @param proof     tlog-proof of its registered entry
     * @param permitted canonical names the grant shows; each covers its {@code .raw}
     */
    public static ShownLicence of(SortedMap<String, String> flat, Seal seal, String proof, Set<String> permitted) {
        SortedMap<String, String> shown = new TreeMap<>();
        List<String> withheld = new ArrayList<>();
        flat.forEach((name, text) -> {
            String field = field(name);
            if (isShown(field, permitted)) {
                shown.put(name, text);
            } else if (field.equals(name)) {
                withheld.add(field);
            }
        });
        return new ShownLicence(shown, withheld, seal.showing(shown.keySet()), proof);
    }

    /** The field a flat name belongs to, as grants name it. */
    static String field(String name) {
        return name.endsWith(Licence.RAW_SUFFIX) ? name.substring(0, name.length() - Licence.RAW_SUFFIX.length()) : name;
    }

    static boolean isShown(String field, Set<String> permitted) {
        return Policy.ALWAYS_SHOWN.contains(field) || permitted.contains(field);
    }

    /** {@code {licence, withheld, seal, proof}}, to which an answer may add members. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("licence", shown);
        json.put("withheld", withheld);
        json.put("seal", seal.toJson());
        json.put("proof", proof);
        return json;
    }
}
