package io.yizhan.hub.exchange.delivery;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yizhan.hub.fuzz.Bounds;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** What a department's SOAP service says to a delivery. */
class SoapReplyFuzzTest {

    @FuzzTest
    void reply(byte[] envelope) throws Exception {
        Bounds.hold(envelope, bytes -> {
            try {
                return Optional.ofNullable(SoapEnvelope.fault(bytes));
            } catch (XMLStreamException e) {
                return e.getMessage();
            }
        });
    }
}
