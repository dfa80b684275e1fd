package io.yizhan.hub.exchange.door;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yizhan.hub.fuzz.Bounds;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/** SOAP requests of anybody: an envelope whose bytes all go on, or a problem. */
class SoapRequestFuzzTest {

    @FuzzTest
    void request(byte[] body) throws Exception {
        Bounds.hold(body, bytes -> {
            try {
                SoapEnvelope envelope = SoapEnvelope.open(new ByteArrayInputStream(bytes));
                if (!Arrays.equals(envelope.bytes().readAllBytes(), bytes)) {
                    throw new AssertionError("what goes on is not what came in");
                }
                return envelope.version();
            } catch (ProblemException e) {
                return e.getMessage();
            }
        });
    }
}
