package io.yizhan.hub.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    private static final Map<String, Predicate<String>> VALID = Map.of("uscc", Uscc::isValid, "organisation", OrganisationCode::isValid,
            "resident", ResidentId::isValid, "registration", RegistrationNumber::isValid, "food", FoodLicenceNumber::isValid,
            "licence", LicenceIdentifier::isValid);
    private static final Map<String, Function<String, Character>> CHECK = Map.of("uscc", Uscc::checkDigit, "organisation",
            OrganisationCode::checkDigit, "resident", ResidentId::checkDigit, "registration", RegistrationNumber::checkDigit, "food",
            FoodLicenceNumber::checkDigit, "licence", text -> LicenceIdentifier.checkDigit(text.substring(0, text.length() - 1)));

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(resources = "identifiers.csv")
    void tellsValidFromInvalid(String kind, String text, boolean valid, String why) {
        assertThat(VALID.get(kind).test(text)).as(why).isEqualTo(valid);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "identifiers.csv")
    void makesTheCheckDigitOfEveryValidOne(String kind, String text, boolean valid) {
        if (valid) {
            assertThat(CHECK.get(kind).apply(text.substring(0, text.length() - 1))).isEqualTo(text.charAt(text.length() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uscc", "organisation", "resident", "registration", "food", "licence"})
    void makesNoCheckDigitOfABodyThatIsNone(String kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> CHECK.get(kind).apply("not a body"));
        assertThatIllegalArgumentException().isThrownBy(() -> CHECK.get(kind).apply("123"));
    }

    @Test
    void aCreditCodeNamesDivisionAndOrganisation() {
        assertThat(Uscc.division("91990101MA0YH2A18X")).isEqualTo("990101");
        assertThat(Uscc.hasValidOrganisationCode("91990101MA0YH2A18X")).isTrue();
        assertThat(Uscc.hasValidOrganisationCode("91990101MA0YH2A118")).isFalse();
    }

    @Test
    void aCitizenNumberNamesItsFault() {
        assertThat(ResidentId.fault("99010119800101001")).isEqualTo(ResidentId.Fault.SHAPE);
        assertThat(ResidentId.fault("990101198001010015")).isEqualTo(ResidentId.Fault.CHECK_DIGIT);
        assertThat(ResidentId.fault("990101198002300013")).isEqualTo(ResidentId.Fault.BIRTH_DATE);
        assertThat(ResidentId.birthDate("990101198001010014")).isEqualTo(LocalDate.of(1980, 1, 1));
        assertThat(ResidentId.division("990101198001010014")).isEqualTo("990101");
    }

    @Test
    void aRegistrationNumberNamesItsDivision() {
        assertThat(RegistrationNumber.division("990101000000018")).isEqualTo("990101");
    }

    @Test
    void aWrongCheckDigitIsStillAWellFormedNumber() {
        assertThat(FoodLicenceNumber.isWellFormed("JY29901010000019")).isTrue();
        assertThat(FoodLicenceNumber.isWellFormed("JY2990101000001A")).isFalse();
        assertThat(FoodLicenceNumber.isWellFormed("JY299010100000１8")).isFalse();
        assertThat(LicenceIdentifier.isWellFormed("1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.8")).isTrue();
        assertThat(LicenceIdentifier.isWellFormed("340100")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-2-1", "2026-13-01", "2026-00-01", "0000-01-01", "20260101", "2026-01-32", "长期",
            "２026-01-01", "2026-01-01T00:00:00"})
    void aDayThatDoesNotExistIsNone(String text) {
        assertThat(CalendarDay.parse(text)).isNull();
    }

    @Test
    void aDayIsReadAsIso() {
        assertThat(CalendarDay.parse("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(CalendarDay.parse("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }
}
