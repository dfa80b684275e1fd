package io.yizhan.hub.lookup;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yizhan.hub.fuzz.Bounds;

/** Answers of a department's SOAP service that is asked live. */
class SoapAnswerFuzzTest {

    @FuzzTest
    void answer(byte[] envelope) throws Exception {
        Bounds.hold(envelope, bytes -> {
            try {
                return SoapFault.names(bytes);
            } catch (NoAnswerException e) {
                return e.getMessage();
            }
        });
    }
}
