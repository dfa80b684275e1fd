package io.yizhan.hub.adapters.samples;

import java.util.List;

/** What market regulation sends of its register: as in the story, and with every kind of dirt. */
final class RegisterSamples {

    private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";
    private static final String CRLF = "\r\n";

    private RegisterSamples() {
    }

    /** Seven rows that are all registered, some with a warning. */
    static String story() {
        return String.join(CRLF, HEADER,
                Invented.APPLICANT_NAME + "," + Invented.APPLICANT + ",2025-03-03,有限责任公司," + Invented.LEGAL_PERSON
                        + ",50(万元人民币),餐饮服务,云南,青山," + Invented.ADDRESS,
                "青山县云岭茶业有限公司," + Invented.company(2).toLowerCase() + ",2019-05-20,有限责任公司,苏远,\"1,630(万元人民币)\",\"茶叶种植、加工、销售\",云南,青山,青山县云岭路3号",
                "青山县石桥建材经营部," + Invented.companyOfWrongOrganisation(3) + ",2016-11-08,N/A,何岩,100(万),建筑材料销售,云南,青山,青山县石桥镇街心1号",
                "青山县供销合作社," + Invented.registration(17) + ",1996-04-15,-,唐一鸣,30万人民币,日用百货；农资销售,云南,青山,青山县中街7号",
                "青山县外资饮品（云南）有限公司," + Invented.company(4) + ",2008-09-01,外商投资企业,陆青·安,300(万美元),\"饮料生产；" + CRLF + "饮料销售\",云南,青山,\"青山县工业园\"\"一期\"\"2栋\"",
                "青山县晨光文具店有限公司," + Invented.company(5) + ",2021-07-30,有限责任公司,江&middot;小雨,500(),文具销售,云南,青山,青山县文\uE0A1路5号",
                "　青山县绿野家庭农场有限公司 ," + Invented.company(6) + ",2023-02-14,有限责任公司,秦牧　,N/A,蔬菜种植,云南,青山,青山县绿野村",
                "");
    }

    /** A row for each line of the outcome table, the outcome as the company's name. */
    static String dirty() {
        return String.join(CRLF, HEADER,
                row("登记", Invented.company(11), "50(万元人民币)"),
                row("组织机构代码校验不符", Invented.companyOfWrongOrganisation(12), "50(万元人民币)"),
                row("代码小写", Invented.company(13).toLowerCase(), "50(万元人民币)"),
                row("十五位注册号", Invented.registration(14), "50(万元人民币)"),
                row("代码校验位错", Invented.wrongCheck(Invented.company(15)), "50(万元人民币)"),
                row("十五位注册号校验位错", Invented.wrongCheck(Invented.registration(16)), "50(万元人民币)"),
                row("无代码", "N/A", "50(万元人民币)"),
                row("代码是文字", "见附件", "50(万元人民币)"),
                row("多三列", Invented.company(17), "50,,,(万元人民币)"),
                "少列," + Invented.company(18) + ",2024-01-02",
                "错位," + Invented.company(19) + ",2024-01-02,有限责任公司,白云,16,300(万美元),批发,云南,青山",
                "日期不是日期," + Invented.company(20) + ",二〇二四年,N/A,白云,5(万),批发,云南,青山,青山县1号",
                "无省份," + Invented.company(21) + ",2024-01-02,N/A,白云,5(万),批发,,青山,青山县1号",
                "引号未闭合," + Invented.company(22) + ",2024-01-02,N/A,白云,5(万),\"批发,云南,青山,青山县1号",
                row("引号之后", Invented.company(23), "50(万元人民币)"),
                row("资金无数字", Invented.company(24), "万人民币"),
                row("资金是电话", Invented.company(25), "13600000000"),
                row("资金无单位", Invented.company(26), "500()"),
                row("资金单位不明", Invented.company(27), "180(元/万元)"),
                row("实体&amp;字符", Invented.company(28), "50(万元人民币)"),
                row("私用区\uE0A1字符", Invented.company(29), "50(万元人民币)"),
                "",
                row("同码同内容", Invented.company(11), "50(万元人民币)").replace("同码同内容", "登记"),
                row("同码异内容", Invented.company(11), "80(万元人民币)"),
                "");
    }

    private static String row(String name, String code, String capital) {
        return String.join(",", List.of(name, code, "2024-01-02", "有限责任公司", "白云", capital, "批发；零售", "云南", "青山", "青山县1号"));
    }
}
