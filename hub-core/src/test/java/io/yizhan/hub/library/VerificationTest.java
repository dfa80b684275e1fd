package io.yizhan.hub.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.library.LicenceLibrary.Registration;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Validity;
import io.yizhan.hub.store.OpenStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {

    private static final String NAME = "老街小馆(青山)有限公司";
    private static final String CODE = "91990101MA0000001X";

    @TempDir
    static Path home;
    private static OpenStore store;
    private static LicenceLibrary library;

    @BeforeAll
    static void open() {
        store = OpenStore.at(home);
        library = new LicenceLibrary(store.database, store.keys);
        put("A-1", NAME, CODE, "market-regulation");
        put("A-2", NAME, CODE, "market-regulation");
        put("A-2", "另一家", "91990101MA0000002X", "housing");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "A-1, -, -, VALID",
        "A-1, 老街小馆(青山)有限公司, -, VALID",
        "A-1, 老街小馆（青山）有限公司, -, VALID",
        "A-1, ' 老街小馆 （青山）　有限公司', 91990101ma0000001x, VALID",
        "A-1, '', '  ', VALID",
        "A-1, 老街小馆, -, MISMATCH",
        "A-1, 老街小馆(青山)有限公司, 91990101MA0000002X, MISMATCH",
        "' a-1 ', -, -, VALID",
        "A-2, 另一家, -, VALID",
        "A-2, 老街小馆（青山）有限公司, 91990101MA0000002X, MISMATCH",
        "A-3, -, -, NOT_FOUND",
        "' ', -, -, NOT_ENOUGH_DATA",
        "-, -, -, NOT_ENOUGH_DATA"})
    void numberNameAndCodeAreCompared(String number, String name, String code, Verdict verdict) {
        assertThat(library.verify(Samples.TYPE, number, name, code, LocalDate.of(2026, 8, 1))).isEqualTo(verdict);
    }

    @Test
    void theTypeIsNeeded() {
        assertThat(library.verify("", "A-1", null, null, LocalDate.of(2026, 8, 1))).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(library.verify("health-certificate", "A-1", null, null, LocalDate.of(2026, 8, 1))).isEqualTo(Verdict.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "VALID, -, -, 2026-08-01, VALID",
        "VALID, 2026-08-01, 2026-08-01, 2026-08-01, VALID",
        "VALID, 2026-08-02, -, 2026-08-01, NOT_YET_ACTIVE",
        "VALID, -, 2026-07-31, 2026-08-01, EXPIRED_OR_INVALID",
        "SUSPENDED, -, -, 2026-08-01, TEMPORARILY_INVALID",
        "SUSPENDED, 2026-08-02, -, 2026-08-01, TEMPORARILY_INVALID",
        "SUSPENDED, -, 2026-07-31, 2026-08-01, EXPIRED_OR_INVALID",
        "RESCINDED, -, -, 2026-08-01, EXPIRED_OR_INVALID",
        "CANCELLED, -, -, 2026-08-01, EXPIRED_OR_INVALID",
        "LAPSED, -, -, 2026-08-01, EXPIRED_OR_INVALID",
        "TRANSFERRED_OUT, -, -, 2026-08-01, EXPIRED_OR_INVALID",
        "REVOKED, 2026-08-02, -, 2026-08-01, EXPIRED_OR_INVALID",
        "OTHER, -, -, 2026-08-01, EXPIRED_OR_INVALID"})
    void stateAndDaysAreJudged(State state, LocalDate from, LocalDate to, LocalDate on, Verdict verdict) {
        Licence licence = Samples.licence("A-9", NAME, CODE, new Validity(from, to), state, Map.of());
        assertThat(Verification.of(licence, on)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"VALID, 0", "NOT_YET_ACTIVE, 1", "TEMPORARILY_INVALID, 2", "EXPIRED_OR_INVALID, 3", "NOT_ENOUGH_DATA, 4", "NOT_FOUND, 5", "MISMATCH, 6"})
    void theCodesAreThoseInUse(Verdict verdict, int code) {
        assertThat(verdict.code()).isEqualTo(code);
    }

    private static void put(String number, String name, String code, String department) {
        store.commit.run(m -> library.put(m, new Registration(Samples.licence(number, name, code), department, "m/1", "d", OpenStore.NOW, Set.of()),
                (id, version, licence) -> 0));
    }
}
