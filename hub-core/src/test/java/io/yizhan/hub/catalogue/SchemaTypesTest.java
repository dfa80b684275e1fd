package io.yizhan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTypesTest {

    private static final Map<String, LicenceType> TYPES = SchemaTypes.licenceTypes();
    private static final Map<String, Map<String, String>> TABLES = SchemaTypes.codeTables();

    @Test
    void shipsTheTypes() {
        assertThat(TYPES).containsOnlyKeys("business-licence", "resident-identity", "building-acceptance", "health-certificate",
                "food-operation-licence", "marriage-certificate", "real-estate-title", "tax-credit-rating", "social-insurance",
                "education-degree", "road-transport-licence", "fire-acceptance", "inspection-report", "foreign-business-licence");
    }

    @Test
    void everyTypeHasEveryCommonFieldFirst() {
        assertThat(TYPES.values()).allSatisfy(type -> assertThat(type.fields()).extracting(FieldRule::name).startsWith("type", "number",
                "identifier", "issuerName", "issuerCode", "issueDate", "holderName", "holderCode", "holderCodeType", "validFrom", "validTo",
                "state").doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            business-licence       | enterpriseType legalRepresentative capital capitalCurrency businessScope province city address
            resident-identity      | gender ethnicity birthDate address
            building-acceptance    | projectName projectAddress floorArea fireAcceptance acceptanceDate
            health-certificate     | employerName employerCode occupation examinationDate
            food-operation-licence | legalRepresentative legalRepresentativeCode businessItems businessAddress businessForm
            marriage-certificate   | spouseName spouseCode registrationDate registrationOffice
            real-estate-title      | unitNumber location rightType rightNature usage area coOwnership
            tax-credit-rating      | ratingYear rating taxOffice
            social-insurance       | employerName employerCode insuranceKinds paymentState paidUntil
            education-degree       | schoolName major educationLevel graduationDate
            road-transport-licence | legalRepresentative businessScope address vehicles
            fire-acceptance        | venueName venueAddress venueUse floorArea fireAcceptance checkedOn
            inspection-report      | sampleName standard conclusion testedOn qualification
            foreign-business-licence | tradeName category activity ownerType address city region postcode
            """)
    void everyTypeHasItsOwnFields(String type, String fields) {
        assertThat(TYPES.get(type).fields()).extracting(FieldRule::name).endsWith(fields.split(" ")).hasSize(15 + fields.split(" ").length);
    }

    @Test
    void personsAreGradedHigherThanOrganisations() {
        assertThat(TYPES.get("business-licence").field("holderCode").orElseThrow().fieldClass()).isEqualTo(FieldClass.PUBLIC);
        assertThat(TYPES.get("resident-identity").field("holderCode").orElseThrow().fieldClass()).isEqualTo(FieldClass.SENSITIVE);
        assertThat(TYPES.get("food-operation-licence").field("legalRepresentativeCode").orElseThrow().fieldClass())
                .isEqualTo(FieldClass.SENSITIVE);
    }

    @Test
    void aTypeSaysWhatItIs() {
        LicenceType type = TYPES.get("business-licence");
        assertThat(type.typeCode()).isEqualTo("11100000MB0143028R001");
        assertThat(type.name()).isEqualTo(new Text("营业执照", "Business licence"));
        assertThat(type.holderCodeTypes()).containsExactly("001", "999");
        assertThat(type.maxMessageBytes()).isEqualTo(256L << 20);
        assertThat(TYPES.get("health-certificate").maxMessageBytes()).isEqualTo(16L << 20);
        assertThat(TYPES.get("health-certificate").links()).containsExactly("employerCode");
        assertThat(TYPES.get("resident-identity").field("gender").orElseThrow().codes()).isEqualTo(Set.of("0", "1", "2", "9"));
    }

    @ParameterizedTest
    @CsvSource({"provinces,北京,11", "provinces,北京市,11", "provinces,内蒙古,15", "provinces,新疆维吾尔自治区,65", "genders,女,2", "genders,1,1",
            "ethnic-groups,汉,01", "ethnic-groups,基诺族,56", "currencies,人民币,CNY", "currencies,德国马克,DEM", "currencies,香港元,HKD",
            "currencies,丹麦克郎,DKK", "currencies,挪威克朗,NOK", "food-business-forms,餐饮服务经营者,2", "fire-acceptance,不合格,0",
            "holder-code-types,111,111", "states,吊销,07"})
    void aTableReadsAWord(String table, String word, String code) {
        assertThat(TABLES.get(table)).containsEntry(word, code);
    }

    @Test
    void tablesAreComplete() {
        assertThat(Set.copyOf(TABLES.get("provinces").values())).hasSize(35);
        assertThat(Set.copyOf(TABLES.get("ethnic-groups").values())).hasSize(58);
    }

    @Test
    void theIndexListsEveryFile() throws Exception {
        assertThat(filesOf("schemas/licence-types")).containsExactlyInAnyOrderElementsOf(
                Stream.concat(TYPES.keySet().stream(), Stream.of("common-fields")).toList());
        assertThat(filesOf("schemas/code-tables")).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            kind: text               | kind: prose            | fields.a.kind
            class: public            | class: secret          | fields.a.class
            class: public            | link: true             | fields.a.class
            kind: text               | kind: code             | fields.a.kind
            kind: text               | pattern: "["           | fields.a.kind
            maxLength: 3             | maxlength: 3           | fields.a.maxlength
            maxLength: 3             | pattern: "["           | fields.a.pattern
            maxLength: 3             | codeTable: nowhere     | fields.a.codeTable
            maxLength: 3             | kind: date             | fields
            sharing: conditional     | sharing: sometimes     | sharing
            ["111"]                  | ["112"]                | holderCodeTypes
            {zh: 甲, en: A}          | {zh: 甲}               | fields.a.label
            """)
    void aFaultNamesFileAndPath(String right, String wrong, String path) {
        String file = """
                name: {zh: 证, en: Paper}
                holderCodeTypes: ["111"]
                sharing: conditional
                maxMessageBytes: 1024
                source: none
                fields:
                  a:
                    label: {zh: 甲, en: A}
                    class: public
                    kind: text
                    maxLength: 3
                """;
        assertThat(read(file).fields()).hasSize(1);
        assertThat(file).contains(right);
        assertThatIllegalStateException().isThrownBy(() -> read(file.replace(right, wrong))).withMessageStartingWith("paper.yaml#" + path);
    }

    @Test
    void anOperatorsOwnTableIsReadAndItsFaultsAreNamed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("divisions.yaml");
        Files.writeString(file, "codes: {\"99\": [\"990101\"]}");
        assertThat(SchemaTypes.codeTable(file)).isEqualTo(Map.of("990101", "99"));
        Files.writeString(file, "codes: {A: [x, y], B: [x]}");
        assertThatIllegalStateException().isThrownBy(() -> SchemaTypes.codeTable(file))
                .withMessage(file + "#codes.B: word \"x\" already means A; keep one of the two");
        Files.writeString(file, "");
        assertThatIllegalStateException().isThrownBy(() -> SchemaTypes.codeTable(file)).withMessageStartingWith(file.toString());
        Files.writeString(file, "codes: {A: []}");
        assertThatIllegalStateException().isThrownBy(() -> SchemaTypes.codeTable(file)).withMessageContaining("#codes.A: has no words");
    }

    private static LicenceType read(String text) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return LicenceTypeFile.read("paper", new YamlFile("paper.yaml"), bytes, Map.of(), TABLES);
    }

    /** Of the module beside this one, whether its classes come from a folder or a jar. */
    private static List<String> filesOf(String directory) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../schemas/src/main/resources").resolve(directory))) {
            return files.map(f -> f.getFileName().toString().replace(".yaml", "")).toList();
        }
    }
}
