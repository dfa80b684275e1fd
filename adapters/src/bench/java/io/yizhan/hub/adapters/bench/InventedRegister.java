package io.yizhan.hub.adapters.bench;

import java.util.ArrayList;
import java.util.List;

/** Invented registrations that resemble real ones in their ten columns and lengths; always the same. */
final class InventedRegister {

    static final List<String> NAMES = List.of("QYMC", "TYSHXYDM", "CLRQ", "QYLX", "FDDBR", "ZCZB", "JYFW", "SSSF", "SSDQ", "ZCDZ");
    /** Widths in bytes of GB18030. */
    static final int[] WIDTHS = {80, 18, 10, 40, 20, 30, 400, 10, 16, 100};
    static final int DATE = 2;

    private static final String[] TRADES = {"食品", "建材", "农机", "电子", "服装", "印刷", "物流", "园艺"};
    private static final String[] KINDS = {"有限责任公司", "股份有限公司", "个人独资企业", "有限责任公司（自然人独资）"};
    private static final String[] CAPITALS = {"500(万元人民币)", "50万人民币", "N/A", "1,630.5(万美元)", "10(万元)"};
    private static final String SCOPE = "的生产、加工与销售；技术开发、技术咨询、技术转让、技术服务；货物及技术的进出口业务（依法须经批准的项目，经相关部门批准后方可开展经营活动）；";

    private InventedRegister() {
    }

    /** So many records, each a text a column. */
    static List<List<String>> records(int count) {
        List<List<String>> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String trade = TRADES[i % TRADES.length];
            records.add(List.of("青山县老街" + trade + "第" + i + "商行", "91990101MA%08d".formatted(i), "20%02d-%02d-%02d".formatted(i % 26, 1 + i % 12, 1 + i % 28),
                    KINDS[i % KINDS.length], "王小" + trade, CAPITALS[i % CAPITALS.length], (trade + SCOPE).repeat(1 + i % 2), "云南", "青山",
                    "青山县老街镇" + trade + "路" + i + "号"));
        }
        return records;
    }
}
