package io.yizhan.hub.adapters.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.joining.samples.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples of the departments: what each sends in the story, all invented. {@link SamplesTest} with {@code -Dsamples.write=true}
 * writes them, with what is expected of them, into {@code config/departments}; read the difference before committing it.
 */
final class Samples {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Samples() {
    }

    /** Bytes by {@code <department>/samples/in/<file>}. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> samples = new TreeMap<>();
        samples.put("market-regulation/samples/in/register.csv", RegisterSamples.story().getBytes(GB18030));
        samples.put("market-regulation/samples/in/register-dirty.csv", RegisterSamples.dirty().getBytes(GB18030));
        samples.put("market-regulation/samples/in/food.json", json(food()));
        samples.put("market-regulation/samples/in/changes.json", json(changes()));
        samples.put("public-security/samples/in/identity.txt", identities());
        samples.put("housing/samples/in/acceptance.xml", acceptances().getBytes(GB18030));
        samples.put("health/samples/in/certificates.json", json(certificates()));
        samples.putAll(TableSamples.all());
        samples.putAll(TreeSamples.all());
        return samples;
    }

    /** Writes all samples and what is expected of them. */
    static void write() throws Exception {
        Path departments = Repository.root().resolve("config/departments");
        for (Map.Entry<String, byte[]> sample : all().entrySet()) {
            Path file = departments.resolve(sample.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, sample.getValue());
            Sample written = Expected.sample(file);
            Files.createDirectories(written.expected().getParent());
            Files.writeString(written.expected(), String.join("\n", Expected.of(written)) + "\n");
        }
    }

    private static Map<String, Object> food() {
        return block("licenceNo", Invented.foodLicence(26), "issued", "2025-04-15", "validUntil", "2030-04-14",
                "operator", block("name", Invented.APPLICANT_NAME, "creditCode", Invented.APPLICANT,
                        "legalPerson", block("name", Invented.LEGAL_PERSON, "idNo", Invented.LEGAL_PERSON_ID)),
                "premises", block("address", Invented.ADDRESS), "form", "餐饮服务", "items", List.of("热食类食品制售", "冷食类食品制售", "自制饮品制售"));
    }

    private static Map<String, Object> changes() {
        return block("changes", List.of(block("creditCode", Invented.APPLICANT, "operation", "吊销", "decidedOn", "2025年7月15日",
                "reason", "逾期未改正，依法吊销营业执照")));
    }

    private static Map<String, Object> certificates() {
        return block("batch", "2025-04-10", "certificates", List.of(
                certificate(1, Invented.LEGAL_PERSON, Invented.LEGAL_PERSON_ID, "店长", "2025-04-09"),
                certificate(2, "周大江", Invented.person("19790402", 31), "厨师", "2025-04-09"),
                // Two faults in one record: the check digit, and a day that does not exist.
                certificate(3, "吴小满", Invented.wrongCheck(Invented.person("19951120", 44)), "厨师", "2025-02-30"),
                certificate(4, "郑秋", Invented.person("20000229", 16), "服务员", "2025-04-09"),
                certificate(5, "古丽·阿依", Invented.person("19920808", 28), "洗消", "2025/4/8")));
    }

    private static Map<String, Object> certificate(int number, String name, String idNo, String occupation, String examined) {
        return block("certificateNo", "青健证〔2025〕%05d".formatted(number), "issued", "2025-04-10", "validUntil", "2030-04-09",
                "person", block("name", name, "idNo", idNo), "employer", block("name", Invented.APPLICANT_NAME, "creditCode", Invented.APPLICANT),
                "occupation", occupation, "examinedOn", examined);
    }

    private static byte[] identities() {
        return FixedWidth.lines(List.of(40, 18, 1, 2, 8, 120, 60, 8, 8), GB18030, List.of(
                List.of(Invented.LEGAL_PERSON, Invented.LEGAL_PERSON_ID, "2", "01", "19880617", "云南省青山县老街12号2楼", "青山县公安局", "20200310", "20400310"),
                List.of("周大江", Invented.person("19790402", 31), "1", "01", "19790402", "云南省青山县中街7号", "青山县公安局", "20160821", "20360821"),
                // A rare character that the registry encodes as a private-use one, and a card without an end.
                List.of("\uE0A1阿婆", Invented.person("19470930", 62), "2", "03", "19470930", "云南省青山县绿野村", "青山县公安局", "20081101", "长期")));
    }

    private static String acceptances() {
        return """
                <?xml version="1.0" encoding="GBK"?>
                <AcceptanceBatch xmlns="urn:qingshan:housing:acceptance:1" xmlns:u="urn:qingshan:housing:unit:1" sent="2025-04-02T17:05:00+08:00">
                  <Acceptance no="青消验字〔2025〕第0017号" issued="2025-04-02">
                    <u:Unit code="%s"><u:Name>%s</u:Name></u:Unit>
                    <Project>
                      <Name>老街小馆装饰装修工程</Name>
                      <Address><Street>青山县老街12号</Street><Place>一层、二层</Place></Address>
                      <FloorArea unit="平方米">186.5</FloorArea>
                    </Project>
                    <FireSafety><Result>合格</Result><CheckedOn>2025年3月28日</CheckedOn></FireSafety>
                    <Validity to="长期"/>
                  </Acceptance>
                  <Acceptance no="青消验字〔2025〕第0018号" issued="2025-04-02">
                    <u:Unit code="%s"><u:Name><![CDATA[青山县云岭茶业有限公司]]></u:Name></u:Unit>
                    <Project>
                      <Name>云岭茶业加工车间&#x4E8C;期</Name>
                      <Address><Street>青山县云岭路3号</Street></Address>
                      <FloorArea unit="平方米">2410</FloorArea>
                    </Project>
                    <FireSafety><Result>不合格</Result><CheckedOn>2025年3月31日</CheckedOn></FireSafety>
                    <Validity to="长期"/>
                  </Acceptance>
                </AcceptanceBatch>
                """.formatted(Invented.APPLICANT, Invented.APPLICANT_NAME, Invented.company(2));
    }

    private static Map<String, Object> block(Object... namesAndValues) {
        Map<String, Object> block = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return block;
    }

    private static byte[] json(Map<String, Object> block) {
        try {
            String text = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(block);
            return (text.replace(System.lineSeparator(), "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
