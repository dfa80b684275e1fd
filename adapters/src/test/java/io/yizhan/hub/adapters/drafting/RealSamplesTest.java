package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.joining.drafting.DepartmentDraft;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.MappedField;
import io.yizhan.hub.joining.drafting.Drafting;
import io.yizhan.hub.joining.drafting.SampleFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts of real registers, where they lie beside the repository. */
class RealSamplesTest {

    @DisplayName("One register in five formats is drafted alike")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"scjg_gb18030_crlf.csv.gz, '', '', delimited, true", "scjg_gbk.xml.gz, '', '', xml, false", "scjg.jsonl.gz, '', /, json, false",
            "scjg.xlsx, '', '', xlsx, true", "scjg_fixed_gbk.txt.gz, scjg_fixed_gbk.layout.json, '', fixed-width, true"})
    void chineseRegister(String file, String layout, String prefix, String format, boolean chinese) throws Exception {
        Path described = layout.isEmpty() ? null : Repository.realData("cn_formats/" + layout);
        DepartmentDraft draft = Drafting.standard().draft(SampleFile.read(Repository.realData("cn_formats/" + file), described),
                new Identity("market", "某局", "Some bureau", null), null).orElseThrow();
        assertThat(draft.format().format()).isEqualTo(format);
        assertThat(draft.type().id()).isEqualTo("business-licence");
        Map<String, String> expected = new LinkedHashMap<>(Map.of("holderName", chinese ? "企业名称" : "QYMC", "holderCode", chinese ? "统一社会信用代码" : "TYSHXYDM",
                "issueDate", chinese ? "注册日期" : "CLRQ", "enterpriseType", chinese ? "企业类型" : "QYLX", "legalRepresentative", chinese ? "法人代表" : "FDDBR",
                "capital", chinese ? "注册资金" : "ZCZB", "province", chinese ? "所在省份" : "SSSF", "city", chinese ? "地区" : "SSDQ", "address", chinese ? "注册地址" : "ZCDZ"));
        expected.forEach((field, source) -> assertThat(verb(draft, field)).as(field).containsValue(prefix + source));
        assertThat(draft.nullWords()).containsExactly("N/A");
    }

    @DisplayName("Registers of another country are drafted by their English names")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"us_boston_liquor_licences.json, json, /business_name, /granted_date", "us_tucson_business_licences.tsv.gz, delimited, Business_Name, Accept_Date"})
    void foreignRegisters(String file, String format, String name, String issued) throws Exception {
        DepartmentDraft draft = Drafting.standard().draft(SampleFile.read(Repository.realData("foreign/" + file), null),
                new Identity("clerk", null, "City clerk", null), "business-licence").orElseThrow();
        assertThat(draft.format().format()).isEqualTo(format);
        assertThat(verb(draft, "holderName")).containsValue(name);
        assertThat(verb(draft, "issueDate")).containsValue(issued);
        assertThat(draft.open()).extracting(DepartmentDraft.OpenPoint::path).contains("mapping.holderCode", "code");
    }

    private static Map<String, Object> verb(DepartmentDraft draft, String field) {
        return draft.fields().stream().filter(mapped -> mapped.field().equals(field)).findFirst().map(MappedField::verb).orElse(Map.of());
    }
}
