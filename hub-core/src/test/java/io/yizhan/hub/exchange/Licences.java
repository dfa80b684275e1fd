package io.yizhan.hub.exchange;

import io.yizhan.hub.licence.Holder;
import io.yizhan.hub.licence.HolderCode;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Validity;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Licences of 老街小馆 and its people, all invented. */
public final class Licences {

    private Licences() {
    }

    public static Licence business() {
        return licence("business-licence", Town.SHOP, Town.SHOP, "老街小馆", Validity.UNLIMITED,
                Map.of("enterpriseType", "个体工商户", "legalRepresentative", "白小满", "capital", "50000"), Map.of("capital", "5万元"));
    }

    public static Licence food(String number, Validity validity, String legalRepresentativeCode) {
        return licence("food-operation-licence", number, Town.SHOP, "老街小馆", validity,
                Map.of("legalRepresentative", "白小满", "legalRepresentativeCode", legalRepresentativeCode, "businessItems", "热食类食品制售"), Map.of());
    }

    public static Licence food() {
        return food("JY19901010000017", days("2025-01-01", "2030-12-31"), Town.OWNER);
    }

    public static Licence identity() {
        return licence("resident-identity", Town.OWNER, Town.OWNER, "白小满", days("2020-01-01", "2040-01-01"), Map.of("address", "青山县老街1号"), Map.of());
    }

    public static Licence acceptance(String number, Validity validity) {
        return licence("building-acceptance", number, Town.SHOP, "老街小馆", validity, Map.of("projectName", "老街小馆装修", "fireAcceptance", "1"), Map.of());
    }

    public static Licence acceptance() {
        return acceptance("QSXF-2025-0001", Validity.UNLIMITED);
    }

    public static Licence health(String number, String holder, Validity validity) {
        return licence("health-certificate", number, holder, "员工", validity, Map.of("employerName", "老街小馆", "employerCode", Town.SHOP), Map.of());
    }

    /** @param to null for unlimited */
    public static Validity days(String from, String to) {
        return new Validity(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static Licence licence(String type, String number, String holderCode, String holderName, Validity validity, Map<String, String> fields,
            Map<String, String> raw) {
        return new Licence(type, number, null, "青山县某局", "11990101MB00000193", LocalDate.parse("2025-01-01"),
                new Holder(holderName, new HolderCode(holderCode.startsWith("9901") ? "111" : "001", holderCode)), validity, State.VALID,
                new TreeMap<>(fields), new TreeMap<>(raw));
    }
}
