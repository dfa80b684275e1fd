package io.yizhan.hub.adapters.samples;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What departments send as trees: SOAP requests, JSON lines under the initials of GB/T 36903, and a laboratory's JSON. */
final class TreeSamples {

    private TreeSamples() {
    }

    /** Bytes by {@code <department>/samples/in/<file>}. */
    static Map<String, byte[]> all() {
        return Map.of(
                "civil-affairs/samples/in/marriages.xml", marriages().getBytes(StandardCharsets.UTF_8),
                "natural-resources/samples/in/titles.jsonl", titles().getBytes(StandardCharsets.UTF_8),
                "testing-institute/samples/in/reports.json", reports().getBytes(StandardCharsets.UTF_8));
    }

    private static String marriages() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
                  <soap:Header/>
                  <soap:Body>
                    <SubmitMarriages xmlns="urn:qingshan:civil-affairs:marriage:1">
                      <Marriage>
                        <CertificateNo>J990101-2024-000052</CertificateNo>
                        <Office>青山县民政局婚姻登记处</Office>
                        <RegisteredOn>2024-05-20</RegisteredOn>
                        <Holder idNo="%s"><Name>周大江</Name></Holder>
                        <Spouse idNo="%s"><Name>%s</Name></Spouse>
                      </Marriage>
                      <Marriage>
                        <CertificateNo>J990101-2024-000053</CertificateNo>
                        <Office>青山县民政局婚姻登记处</Office>
                        <RegisteredOn>2024-05-20</RegisteredOn>
                        <Holder idNo="%s"><Name>陆青·安</Name></Holder>
                        <Spouse idNo="%s"><Name>郑秋</Name></Spouse>
                      </Marriage>
                    </SubmitMarriages>
                  </soap:Body>
                </soap:Envelope>
                """.formatted(Invented.person("19790402", 31), Invented.LEGAL_PERSON_ID, Invented.LEGAL_PERSON,
                Invented.wrongCheck(Invented.person("19960311", 15)), Invented.person("20000229", 16));
    }

    private static String titles() {
        return title("云(2025)青山县不动产权第0000183号", Invented.APPLICANT_NAME, Invented.APPLICANT, "统一社会信用代码", "2025-02-11", "2065-02-10", "186.5", "单独所有")
                + title("云（2019）青山县不动产权第 00001834 号", Invented.LEGAL_PERSON, Invented.LEGAL_PERSON_ID, "身份证", "20190808", "长期", "92.31", "共同共有")
                + title("青山县不动产权第0000185号", "周大江", Invented.person("19790402", 31), "身份证", "2020-01-01", "/", "88", "-");
    }

    private static String title(String number, String owner, String code, String codeType, String issued, String until, String area, String coOwnership) {
        return """
                {"ZZMC":"不动产权证书","ZZBH":"%s","ZZBFJG":"青山县自然资源局","ZZBFJGDM":"11990101MB0001062R","ZZBFRQ":"%s","CZZT":"%s","CZZTDM":"%s","CZZTDMLX":"%s","ZZYXQQSRQ":"%s","ZZYXQJZRQ":"%s","KZ_BDCDYH":"990101001001GB00001F00010001","KZ_ZL":"青山县老街12号","KZ_QLLX":"国有建设用地使用权/房屋所有权","KZ_QLXZ":"出让/市场化商品房","KZ_YT":"商业服务","KZ_MJ":%s,"KZ_GYQK":"%s"}
                """.formatted(number, issued, owner, code, codeType, issued, until, area, coOwnership);
    }

    private static String reports() {
        return """
                {
                  "institute" : "青山检验检测有限公司",
                  "reports" : [ {
                    "reportNo" : "QSJC-2026-00311",
                    "client" : { "name" : "%s", "uscc" : "%s" },
                    "sample" : { "name" : "餐具消毒效果", "testedOn" : "2026-06-02" },
                    "standards" : [ "GB 14934-2016", "GB 4789.3-2016" ],
                    "conclusion" : "合格",
                    "accreditation" : "992101340017",
                    "signedAt" : "2026-06-05 16:20:00"
                  }, {
                    "reportNo" : "QSJC-2026-00312",
                    "client" : { "name" : "青山县云岭茶业有限公司", "uscc" : "%s" },
                    "sample" : { "name" : "云岭红茶", "testedOn" : "2026-06-03" },
                    "standards" : [ "GB 2763-2021" ],
                    "conclusion" : "待定",
                    "accreditation" : null,
                    "signedAt" : "2026-06-06 09:00:00"
                  } ]
                }
                """.formatted(Invented.APPLICANT_NAME, Invented.APPLICANT, Invented.company(2));
    }
}
