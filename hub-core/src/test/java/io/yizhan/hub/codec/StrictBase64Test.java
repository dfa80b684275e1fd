package io.yizhan.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

    @Test
    void readsWhatItWrites() {
        for (int size = 0; size < 70; size++) {
            byte[] bytes = new byte[size];
            new java.util.Random(size).nextBytes(bytes);
            assertThat(StrictBase64.decode(StrictBase64.encode(bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "AA=", "AB==", "AAB=", "AA==\n", "A-__", "=", "A", " AAAA"})
    void refusesEveryOtherSpelling(String text) {
        assertThatThrownBy(() -> StrictBase64.decode(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("base64");
    }
}
