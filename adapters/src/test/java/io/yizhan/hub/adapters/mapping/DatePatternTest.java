package io.yizhan.hub.adapters.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days with a time and an offset, and within spans. */
class DatePatternTest {

    @DisplayName("A day is read, or nothing")
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(quoteCharacter = '"', value = {
            "yyyy-MM-dd'T'HH:mm:ss, 2026-07-01T09:10:11, 2026-07-01",
            "yyyy-MM-dd'T'HH:mm:ss, 2026-07-01 09:10:11,",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-07-01T00:00:00+08:00, 2026-07-01",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-07-01T00:00:00+0800, 2026-07-01",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-06-30T16:00:00Z, 2026-07-01",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-06-30T15:59:59Z, 2026-06-30",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-07-01T00:30:00+09, 2026-06-30",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-07-01T00:00:00,",
            "yyyy-MM-dd'T'HH:mm:ssX, 2026-07-01T00:00:00+8,",
            "yyyy-MM-dd'T'HH:mm:ss.SX, 2026-12-31T23:59:59.123456Z, 2027-01-01",
            "yyyy-MM-dd*, 2024-01-05至2029-01-04, 2024-01-05",
            "*yyyy-MM-dd, 2024-01-05至2029-01-04, 2029-01-04",
            "*yyyy.M.d, 2024.01.05-2029.1.4, 2029-01-04",
            "yyyy-M-d*, 2024-1-123,",
            "*yyyy-MM-dd, 2024-01-05至长期,",
            "民國R年M月d日, 民國113年5月6日, 2024-05-06",
            "R/MM/dd, 98/02/28, 2009-02-28",
            "excel, 45418, 2024-05-06",
            "epoch-ms, 1714924800000, 2024-05-06",
            "epoch-ms, 1714924799999, 2024-05-05",
            "epoch-ms, 1.5,",
            "epoch-s, 1714924800, 2024-05-06",
            "epoch-ms, 582044400000, 1988-06-12",
            "epoch-ms, -86400000, 1969-12-31"})
    void reads(String pattern, String text, String day) {
        assertThat(new DatePattern(pattern).day(text)).isEqualTo(day);
    }

    @DisplayName("A day is written so that it is read again")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"excel, 45418", "excel-1904, 43956", "epoch-ms, 1714924800000", "epoch-s, 1714924800", "民國R年M月d日, 民國113年5月6日", "yyyyMMdd, 20240506"})
    void writes(String pattern, String text) {
        assertThat(new DatePattern(pattern).text("2024-05-06")).isEqualTo(text);
        assertThat(new DatePattern(pattern).day(text)).isEqualTo("2024-05-06");
    }

    @DisplayName("What is no pattern is refused")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yyyy-MM-ddTHH:mm", "yyyy-MM-dd'T", "yyyy-MM-ddXHH", "HH:mm", "*", "yyyy R M d", "epoch"})
    void refuses(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DatePattern(pattern));
    }
}
