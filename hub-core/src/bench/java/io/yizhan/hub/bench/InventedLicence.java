package io.yizhan.hub.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A business licence nobody holds, of the size and shape of a real registration: about 600 bytes of UTF-8, most of it the business scope.
 * The credit code and the organisation code inside it pass their checks. The same number always gives the same licence.
 *
 * @param registeredOn {@code yyyy-MM-dd}
 */
public record InventedLicence(String name, String code, String registeredOn, String enterpriseType, String legalRepresentative, String capital,
        String scope, String province, String city, String address) {

    /** First line of a file in the register's own format. */
    public static final String CSV_HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";

    private static final String[] SURNAMES = {"青", "云", "石", "江", "柏", "南", "松", "陶"};
    private static final String[] TRADES = {"餐饮管理", "建筑工程", "农业科技", "物流运输", "商贸", "信息技术", "环保设备", "文化传播"};
    private static final String[] TYPES = {"有限责任公司(自然人投资或控股)", "有限责任公司(自然人独资)", "股份有限公司(非上市)", "农民专业合作社"};
    private static final String[] ACTIVITIES = {"日用百货批发兼零售", "预包装食品销售", "企业管理咨询服务", "计算机软硬件的技术开发与技术转让", "园林绿化工程施工",
        "普通货物道路运输", "农副产品收购与销售", "会议及展览服务", "机械设备租赁", "建筑材料销售", "物业管理", "货物及技术进出口"};
    private static final String CLOSING = "。(依法须经审批的项目,经相关部门审批后方可开展经营活动)";

    /** @param number from 0 up; every number has its own credit code, up to 800 million of them */
    public static InventedLicence of(long number) {
        int pick = (int) (number * 7919 % 1_000_003);
        StringBuilder scope = new StringBuilder(ACTIVITIES[pick % ACTIVITIES.length]);
        for (int i = 1; i < 5; i++) {
            scope.append(i % 2 == 0 ? ';' : '、').append(ACTIVITIES[(pick + i * 5) % ACTIVITIES.length]);
        }
        String trade = TRADES[pick % TRADES.length];
        String surname = SURNAMES[pick % SURNAMES.length];
        return new InventedLicence("青山县" + surname + "字" + number + "号" + trade + "有限公司", CreditCode.of(number),
                "20%02d-%02d-%02d".formatted(pick % 20, 1 + pick % 12, 1 + pick % 28), TYPES[pick % TYPES.length],
                surname + TRADES[(pick + 1) % TRADES.length].charAt(0), (10 + pick % 990) + "万元人民币", scope.append(CLOSING).toString(),
                "湖北", "武汉", "青山县老街" + (1 + pick % 300) + "号" + (1 + pick % 30) + "栋" + (1 + pick % 9) + "层");
    }

    /** One line of the register's file, as its own system writes it: texts that may hold a comma are quoted. */
    public String csv() {
        return name + ',' + code + ',' + registeredOn + ',' + enterpriseType + ',' + legalRepresentative + ",\"" + capital + "\",\"" + scope + "\","
                + province + ',' + city + ",\"" + address + "\"\n";
    }

    /** The same as members, in the same order. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("code", code);
        members.put("registeredOn", registeredOn);
        members.put("enterpriseType", enterpriseType);
        members.put("legalRepresentative", legalRepresentative);
        members.put("capital", capital);
        members.put("scope", scope);
        members.put("province", province);
        members.put("city", city);
        members.put("address", address);
        return members;
    }
}
