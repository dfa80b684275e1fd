package io.yizhan.hub.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.licence.Operation;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final LicenceJudge JUDGE = new LicenceJudge(Drafts.CATALOGUE);

    @Test
    void aChangeIsTyped() {
        Judgement judgement = judge("number=11100000mb03271699;operation=revoke;date=2026-03-01;reason=伪造材料");
        assertThat(judgement.licence()).isNull();
        assertThat(judgement.warned()).isTrue();
        assertThat(judgement.change()).isEqualTo(new Judgement.Change("business-licence", "11100000MB03271699", Operation.REVOKE,
                LocalDate.of(2026, 3, 1), "伪造材料"));
    }

    @Test
    void aReasonMayBeLeftOut() {
        assertThat(judge("number=JY1;operation=lift-suspension;date=2026-03-01").change().reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            number=A;operation=revoke;date=2026-03-01                  |
            number=A&amp;amp;B;operation=revoke;date=2026-03-01        | number W-HTML-ENTITY
            number=11010519491231002x;operation=cancel;date=2026-03-01 | number W-CODE-CASE
            operation=burn;date=1.3.2026                               | date E-FORMAT-DATE, number E-FIELD-MISSING, operation E-OPERATION-UNKNOWN
            reason=甲                                                  | date E-FIELD-MISSING, number E-FIELD-MISSING, operation E-FIELD-MISSING
            number=A;operation=REVOKE;date=2026-03-01                  | operation E-OPERATION-UNKNOWN
            number=A;operation=revoke;date=2026-03-01;holderName=甲    | holderName E-FIELD-UNKNOWN
            """)
    void aChangeIsJudgedWhole(String fields, String violations) {
        Judgement judgement = judge(fields);
        assertThat(LicenceJudgeTest.codes(judgement)).isEqualTo(violations == null ? "" : violations);
        assertThat(judgement.change() == null).isEqualTo(judgement.rejected());
    }

    @Test
    void entitiesAreDecodedOnce() {
        assertThat(judge("number=A&amp;amp;B;operation=revoke;date=2026-03-01").change().number()).isEqualTo("A&amp;B");
    }

    private static Judgement judge(String fields) {
        Map<String, String> texts = LicenceJudgeTest.changes(fields);
        return JUDGE.judge(Drafts.only(texts), LicenceJudgeTest.type("business-licence"), Statement.CHANGE);
    }
}
