package io.yizhan.hub.library;

import io.yizhan.hub.licence.Holder;
import io.yizhan.hub.licence.HolderCode;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Validity;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Invented business licences of 青山县, for tests. */
final class Samples {

    static final String TYPE = "business-licence";

    private Samples() {
    }

    static Licence licence(String number, String holderName, String holderCode) {
        return licence(number, holderName, holderCode, Validity.UNLIMITED, State.VALID, Map.of());
    }

    static Licence licence(String number, String holderName, String holderCode, Validity validity, State state, Map<String, String> more) {
        SortedMap<String, String> fields = new TreeMap<>(Map.of(
                "enterpriseType", "有限责任公司(自然人投资或控股)",
                "legalRepresentative", "某甲",
                "capital", "1000000",
                "capitalCurrency", "CNY",
                "businessScope", "餐饮服务;食品销售;会议及展览服务;组织文化艺术交流活动;日用百货销售;工艺美术品零售(依法须经批准的项目,经相关部门批准后方可开展经营活动)",
                "province", "某省",
                "city", "青山市",
                "address", "青山县老街" + number + "号"));
        fields.putAll(more);
        return new Licence(TYPE, number, null, "青山县市场监督管理局", "11990101MB0000000X", LocalDate.of(2026, 3, 4),
                new Holder(holderName, new HolderCode("001", holderCode)), validity, state, fields, new TreeMap<>(Map.of("capital", "100万元")));
    }
}
