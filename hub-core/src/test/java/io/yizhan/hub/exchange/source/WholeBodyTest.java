package io.yizhan.hub.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class WholeBodyTest {

    private static InputStream body(long promised) {
        return new WholeBody(new ByteArrayInputStream(new byte[5]), promised);
    }

    @Test
    void aBodyThatEndsBeforeItsLengthIsBrokenOff() throws IOException {
        assertThat(body(5).readAllBytes()).hasSize(5);
        assertThat(body(-1).readAllBytes()).hasSize(5);
        assertThatThrownBy(() -> body(6).readAllBytes()).isInstanceOf(EOFException.class).hasMessage("the answer broke off after 5 of 6 bytes");
        try (InputStream oneByOne = body(6)) {
            for (int i = 0; i < 5; i++) {
                assertThat(oneByOne.read()).isZero();
            }
            assertThatThrownBy(oneByOne::read).isInstanceOf(EOFException.class);
        }
    }
}
