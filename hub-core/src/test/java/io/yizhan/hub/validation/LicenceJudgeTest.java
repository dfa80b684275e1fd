package io.yizhan.hub.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LicenceJudgeTest {

    private static final LicenceJudge JUDGE = new LicenceJudge(Drafts.CATALOGUE);

    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "business-licence.csv", delimiter = '|')
    void theCodeColumnOfTheRegister(String shown, String text, String code, String codeType, String violations) {
        Judgement judgement = judge("business-licence", Map.of("holderCode", text, "number", text));

        assertThat(codes(judgement)).isEqualTo(violations == null ? "" : "holderCode " + violations.replace(" ", ", holderCode "));
        assertThat(JUDGE.codes(Drafts.CATALOGUE.type("business-licence").orElseThrow(), Statement.LICENCE).get("holderCode"))
                .containsAll(judgement.violations().stream().map(Violation::code).toList());
        if (code == null) {
            assertThat(judgement.rejected()).isTrue();
            assertThat(judgement.licence()).isNull();
        } else {
            assertThat(judgement.rejected()).isFalse();
            assertThat(judgement.warned()).isEqualTo(violations != null);
            Licence licence = judgement.licence();
            assertThat(licence.holder().code().value()).isEqualTo(code);
            assertThat(licence.holder().code().type()).isEqualTo(codeType);
            assertThat(licence.number()).isEqualTo(code);
            assertThat(licence.raw()).isEqualTo(code.equals(text) ? Map.of() : Map.of("holderCode", text, "number", text));
        }
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvFileSource(resources = "fields.csv", delimiter = '|')
    void theFieldsOfEveryType(String type, String changes, String violations) {
        Judgement judgement = judge(type, changes(changes));

        assertThat(codes(judgement)).isEqualTo(violations == null ? "" : violations);
        assertThat(judgement.licence() == null).isEqualTo(judgement.rejected());
        var told = JUDGE.codes(Drafts.CATALOGUE.type(type).orElseThrow(), Statement.LICENCE);
        assertThat(judgement.violations()).filteredOn(v -> !v.code().equals("E-FIELD-UNKNOWN"))
                .allSatisfy(v -> assertThat(told.get(v.field())).as("codes told of " + v.field()).contains(v.code()));
    }

    @Test
    void noDetailHoldsAValueOfTheRecord() {
        Judgement judgement = judge("health-certificate", Map.of("holderCode", "110105194912310021", "employerCode", "秘密", "validTo", "秘密",
                "identifier", "秘密", "state", "秘密"));
        assertThat(judgement.violations()).hasSizeGreaterThan(4)
                .allSatisfy(v -> assertThat(v.detail()).doesNotContain("110105194912310021", "秘密"));
    }

    @Test
    void aTypedLicenceCarriesFieldsStateAndRaw() {
        TreeMap<String, FieldValue> fields = new TreeMap<>(Drafts.of("business-licence", Map.of()).fields());
        fields.put("issueDate", new FieldValue("2026/1/2", "2026-01-02"));
        fields.put("holderName", FieldValue.same("甲&middot;乙&amp;lt;"));
        Licence licence = JUDGE.judge(new Draft(fields, List.of()), type("business-licence"), Statement.LICENCE).licence();

        assertThat(licence.type()).isEqualTo("business-licence");
        assertThat(licence.state()).isEqualTo(State.VALID);
        assertThat(licence.issueDate()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(licence.holder().name()).isEqualTo("甲·乙&lt;");
        assertThat(licence.fields()).containsOnlyKeys("capital", "province", "businessScope");
        assertThat(licence.raw()).isEqualTo(Map.of("issueDate", "2026/1/2", "holderName", "甲&middot;乙&amp;lt;"));
        assertThat(Licence.ofFlat(licence.flat())).isEqualTo(licence);
    }

    @Test
    void aRegistrationNumberStatedAsCreditCodeIsOfTypeOther() {
        Licence licence = judge("business-licence",
                Map.of("holderCode", "110108000000016", "number", "110108000000016", "holderCodeType", "001")).licence();
        assertThat(licence.holder().code().type()).isEqualTo("999");
        assertThat(licence.raw()).containsEntry("holderCodeType", "001");
    }

    @Test
    void aRowUnreadableAsAWholeIsJudgedNoFurther() {
        Violation columns = new Violation("record", "E-ROW-COLUMNS", "9 columns; expected 10");
        Violation capital = new Violation("capital", "W-CAPITAL-ODD", "odd");
        Judgement judgement = JUDGE.judge(Drafts.only(Map.of("holderCode", "x"), capital, columns), type("business-licence"),
                Statement.LICENCE);
        assertThat(judgement).isEqualTo(new Judgement(null, null, List.of(columns)));
    }

    @Test
    void whatTheAdapterFoundIsKeptAndNotFoundAgain() {
        Violation date = new Violation("issueDate", "E-FORMAT-DATE", "not a date");
        Violation name = new Violation("holderName", "E-CODE-UNKNOWN", "no such word");
        Violation capital = new Violation("capital", "W-CAPITAL-UNIT", "no unit");
        Violation state = new Violation("state", "E-FIELD-FORMAT", "not two digits");
        Draft draft = Drafts.of("business-licence", Map.of("issueDate", "第三天", "holderName", "", "capital", "三百", "state", "七"), date, name,
                capital, state, date);
        assertThat(JUDGE.judge(draft, type("business-licence"), Statement.LICENCE).violations()).containsExactly(date, name, capital, state);
    }

    @Test
    void anAmountUnderTheAdaptersWarningIsKeptAsItIs() {
        Violation capital = new Violation("capital", "W-CAPITAL-ODD", "odd");
        Judgement judgement = JUDGE.judge(Drafts.of("business-licence", Map.of("capital", "13600000000号"), capital),
                type("business-licence"), Statement.LICENCE);
        assertThat(judgement.warned()).isTrue();
        assertThat(judgement.licence().fields()).containsEntry("capital", "13600000000号");
    }

    @Test
    void aRejectedRecordListsItsWarningsButIsNotWarned() {
        Judgement judgement = judge("business-licence", Map.of("holderCode", "11100000mb03271699", "issueDate", "昨天"));
        assertThat(codes(judgement)).isEqualTo("holderCode W-CODE-CASE, issueDate E-FORMAT-DATE");
        assertThat(judgement.rejected()).isTrue();
        assertThat(judgement.warned()).isFalse();
    }

    @Test
    void theModelsOwnConstraintsHoldWhereARuleIsLax() {
        LicenceType strict = type("building-acceptance");
        LicenceType lax = new LicenceType(strict.id(), strict.name(), null, strict.holderCodeTypes(), strict.sharing(), 1, "", strict.fields()
                .stream().map(r -> new FieldRule(r.name(), r.label(), r.fieldClass(), false, r.kind(), null, 0, r.codes(), false)).toList());
        LicenceJudge judge = new LicenceJudge(new Catalogue(Map.of(lax.id(), lax), Map.of(), Drafts.CATALOGUE.codeTables()));
        Draft draft = Drafts.of(lax.id(), Map.of("number", "0".repeat(65), "issuerName", "", "holderName", ""));

        Judgement judgement = judge.judge(draft, lax, Statement.LICENCE);

        assertThat(codes(judgement)).isEqualTo("holderName E-FIELD-MISSING, issuerName E-FIELD-MISSING, number E-FIELD-LENGTH");
        assertThat(judgement.licence()).isNull();
    }

    @Test
    void aRegistrationNumberIsNoHolderOfATypeIssuedToCreditCodesAlone() {
        LicenceType all = type("business-licence");
        LicenceType only = new LicenceType(all.id(), all.name(), null, List.of("001"), all.sharing(), 1, "", all.fields());
        LicenceJudge judge = new LicenceJudge(new Catalogue(Map.of(only.id(), only), Map.of(), Drafts.CATALOGUE.codeTables()));
        Draft draft = Drafts.of(only.id(), Map.of("holderCode", "110108000000016", "number", "110108000000016"));
        assertThat(codes(judge.judge(draft, only, Statement.LICENCE))).isEqualTo("holderCode E-HOLDER-CODE, holderCode W-REGNO-15");
    }

    @Test
    void refusesATypeOrCatalogueItCanNotJudgeBy() {
        LicenceType type = type("business-licence");
        LicenceType other = new LicenceType("other", type.name(), null, List.of(), "none", 1, "", List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> JUDGE.judge(Drafts.only(Map.of()), other, Statement.LICENCE))
                .withMessage("licence type other is not of the catalogue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LicenceJudge(new Catalogue(Map.of("other", other), Map.of(), Drafts.CATALOGUE.codeTables())))
                .withMessageContaining("has no rule for holderCode");
        assertThatIllegalArgumentException().isThrownBy(() -> new LicenceJudge(new Catalogue(Map.of(), Map.of(), Map.of())))
                .withMessageContaining("no code table divisions");
    }

    static LicenceType type(String id) {
        return Drafts.CATALOGUE.type(id).orElseThrow();
    }

    static String codes(Judgement judgement) {
        return String.join(", ", judgement.violations().stream().map(v -> v.field() + " " + v.code()).sorted().toList());
    }

    static Map<String, String> changes(String text) {
        Map<String, String> changes = new TreeMap<>();
        for (String change : text == null ? new String[0] : text.split(";(?=[a-zA-Z]+=)")) {
            String[] parts = change.split("=", 2);
            changes.put(parts[0], parts[1].replace("<PUA>", "\uE000").replace("<PUA15>", Character.toString(0xF0000)));
        }
        return changes;
    }

    private static Judgement judge(String type, Map<String, String> changes) {
        return JUDGE.judge(Drafts.of(type, changes), type(type), Statement.LICENCE);
    }
}
