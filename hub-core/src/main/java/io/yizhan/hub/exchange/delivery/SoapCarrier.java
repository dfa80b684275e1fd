package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.Target;
import io.yizhan.hub.exchange.Secrets;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** A SOAP request a batch. A fault that blames the message refuses it; one that blames the server has it sent again. */
final class SoapCarrier implements Carrier {

    private static final int SHOWN = 500;

    private final Target.Soap target;
    private final HttpPost post;

    SoapCarrier(Target.Soap target, Secrets secrets) {
        this.target = target;
        post = new HttpPost(target.url(), target.authorizationFile(), target.timeout(), secrets);
    }

    @Override
    public void carry(Batch batch) throws TargetRefusedException, TargetAwayException {
        HttpResponse<byte[]> answer = post.post(SoapEnvelope.around(batch.message(), batch.rendition().mediaType(), target.version()), headers(batch));
        SoapEnvelope.Fault fault = fault(answer);
        if (fault == null) {
            HttpPost.requireTaken(answer);
        } else if (fault.isSenders()) {
            throw new TargetRefusedException("SOAP fault " + fault.code() + ": " + fault.text().substring(0, Math.min(SHOWN, fault.text().length())), null);
        } else {
            // Its text is the target's own and may quote the message.
            throw new TargetAwayException("SOAP fault " + fault.code(), null);
        }
    }

    private static SoapEnvelope.Fault fault(HttpResponse<byte[]> answer) throws TargetAwayException {
        try {
            return answer.body().length == 0 ? null : SoapEnvelope.fault(answer.body());
        } catch (XMLStreamException noEnvelope) {
            if (answer.statusCode() >= 200 && answer.statusCode() < 300) {
                throw new TargetAwayException("answered " + answer.statusCode() + " with what is no SOAP envelope; see that the URL is the service's", noEnvelope);
            }
            return null;
        }
    }

    private Map<String, String> headers(Batch batch) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", PushCarrier.key(batch));
        if (target.version().equals("1.2")) {
            headers.put("Content-Type", "application/soap+xml; charset=UTF-8" + (target.action().isEmpty() ? "" : "; action=\"" + target.action() + "\""));
        } else {
            headers.put("Content-Type", "text/xml; charset=UTF-8");
            headers.put("SOAPAction", "\"" + target.action() + "\"");
        }
        return headers;
    }
}
