package io.yizhan.hub.adapters.samples;

import io.yizhan.hub.adapters.xlsx.Workbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What departments send as tables: with semicolons, bars or tabs between the columns, as rows of a database, as a workbook. */
final class TableSamples {

    private TableSamples() {
    }

    /** Bytes by {@code <department>/samples/in/<file>}. */
    static Map<String, byte[]> all() {
        return Map.of(
                "tax-bureau/samples/in/ratings.csv", ("\uFEFF" + ratings()).getBytes(StandardCharsets.UTF_8),
                "transport/samples/in/operators.txt", operators().getBytes(Charset.forName("GB18030")),
                "fire-rescue/samples/in/checks.tsv", ("\uFEFF" + checks()).getBytes(StandardCharsets.UTF_16LE),
                "human-resources/samples/in/insured.jsonl", insured().getBytes(StandardCharsets.UTF_8),
                "education/samples/in/degrees.xlsx", degrees());
    }

    private static String ratings() {
        return """
                纳税人名称;纳税人识别号;评价年度;信用级别;主管税务机关;评价日期;有效期至
                %s;%s;2025;B;国家税务总局青山县税务局城区税务分局;2026.4.20;2027.4.19
                "青山县云岭茶业有限公司;云岭茶业";%s;2025;A级;国家税务总局青山县税务局第二税务分局;2026.4.20;2027.4.19
                青山县外资饮品（云南）有限公司;%s;2025;E;国家税务总局青山县税务局第二税务分局;2026.4.20;2027.4.19
                青山县晨光文具店有限公司;%s;2025;M;;2026.4.31;2027.4.19
                """.formatted(Invented.APPLICANT_NAME, Invented.APPLICANT, Invented.company(2), Invented.company(4), Invented.company(5));
    }

    private static String operators() {
        return """
                滇交运管许可青字990101000001号|青山县通达货运有限公司|%s|何岩|普通货运；冷藏保鲜|青山县物流园3栋|12|20240301|20280228|营业
                滇交运管许可青字990101000002号|青山县城乡客运有限公司|%s|陆青·安|县内班车客运|青山县客运站|36|20230615|20270614|停业
                滇交运管许可青字990101000003号|青山县石桥运输队|%s|唐一鸣|普通货运|\\N|2|20200101|20231231|注销
                滇交运管许可青字990101000004号|青山县快马|速递有限公司|%s|江小雨|普通货运|青山县中街9号|4|20250101|20281231|营业
                """.formatted(Invented.company(31), Invented.company(32), Invented.company(33), Invented.company(34));
    }

    private static String checks() {
        return String.join("\r\n",
                "文书编号\t单位名称\t单位代码\t场所名称\t场所地址\t使用性质\t建筑面积\t检查日期\t检查结论\t签发日期",
                "青消安检字〔2025〕第0007号\t" + Invented.APPLICANT_NAME + "\t" + Invented.APPLICANT + "\t老街小馆\t" + Invented.ADDRESS
                        + "\t餐饮\t186.5\t2025年4月8日\t合格\t2025年4月9日",
                "青消安检字〔2025〕第0008号\t青山县晨光文具店有限公司\t" + Invented.company(5) + "\t\"晨光书店\r\n（二楼）\"\t青山县文化路5号\t商场\t暂无"
                        + "\t2025年4月10日\t不合格\t2025年4月11日",
                "青消安检字〔2025〕第0009号\t青山县绿野家庭农场有限公司\t" + Invented.wrongCheck(Invented.company(6)) + "\t绿野农家乐\t青山县绿野村\t餐饮\t90"
                        + "\t2025年4月12日\t合格\t2025年4月12日",
                "");
    }

    /** As the hub itself writes the rows of a table. */
    private static String insured() {
        return """
                {"id":"1","cert_no":"青社参〔2026〕000001","person_name":"%s","person_id":"%s","employer_name":"%s","employer_uscc":"%s","kinds":"养老、医疗、失业、工伤、生育","pay_state":"正常缴费","paid_until":"2026-06-30","issued_on":"2026-07-01"}
                {"id":"2","cert_no":"青社参〔2026〕000002","person_name":"周大江","person_id":"%s","employer_name":"%s","employer_uscc":"%s","kinds":"养老、医疗","pay_state":"暂停缴费","paid_until":"2026-03-31","issued_on":"2026-07-01"}
                {"id":"3","cert_no":"青社参〔2026〕000003","person_name":"郑秋","person_id":"%s","kinds":"医疗","pay_state":"在职","issued_on":"2026-07-01"}
                """.formatted(Invented.LEGAL_PERSON, Invented.LEGAL_PERSON_ID, Invented.APPLICANT_NAME, Invented.APPLICANT,
                Invented.person("19790402", 31), Invented.APPLICANT_NAME, Invented.APPLICANT, Invented.person("20000229", 16));
    }

    /** A title, a header of two rows whose upper cells are merged, days as a spreadsheet counts them, a total, and another sheet. */
    private static byte[] degrees() {
        String rows = Workbooks.row(1, "青山县学历证书登记表（2026年第一批）")
                + Workbooks.row(2, "序号", "证书编号", "持证人", "", "毕业", "", "", "")
                + Workbooks.row(3, "", "", "姓名", "身份证号", "学校", "专业", "层次", "日期")
                + degree(4, 1, "990101202601000017", Invented.LEGAL_PERSON, Invented.LEGAL_PERSON_ID, "青山县职业技术学院", "餐饮管理", "大专", 40360)
                + degree(5, 2, "990101202601000018", "郑秋", Invented.person("20000229", 16), "青山县第一中学", "无", "高中", 43280)
                + degree(6, 3, "990101202601000019", "古丽·阿依", Invented.wrongCheck(Invented.person("19920808", 28)), "青山大学", "食品科学", "大学本科", 42186)
                + Workbooks.row(7, "合计", "3");
        try {
            return new Workbooks().sheet("说明", Workbooks.row(1, "本表由青山县教育体育局填报")).sheet("学历证书", rows).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String degree(int row, int number, String certificate, String name, String id, String school, String major, String level, int day) {
        String[] texts = {"", certificate, name, id, school, major, level};
        StringBuilder cells = new StringBuilder("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + number + "</v></c>");
        for (int i = 1; i < texts.length; i++) {
            cells.append(Workbooks.text(i, row, texts[i]));
        }
        return cells.append("<c r=\"H" + row + "\" s=\"1\"><v>" + day + "</v></c></row>").toString();
    }
}
