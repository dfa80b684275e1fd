package io.yizhan.hub.lookup;

import io.yizhan.hub.department.LiveQuestion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** Asks by a SOAP request over HTTP. */
final class SoapQuestion implements Question {

    private final LiveQuestion.Soap soap;
    private final SoapVersion version;
    private final HttpExchange http;

    SoapQuestion(LiveQuestion.Soap soap, HttpExchange http) {
        this.soap = soap;
        this.version = SoapVersion.of(soap.version());
        this.http = http;
    }

    @Override
    public Optional<byte[]> ask(String holderCode, Deadline deadline) throws NoAnswerException, InterruptedException {
        String body = soap.body().replace(LiveQuestion.HOLDER_CODE, escaped(holderCode));
        HttpRequest.Builder request = HttpRequest.newBuilder(soap.url())
                .POST(HttpRequest.BodyPublishers.ofString(version.envelope(body)));
        version.headers(soap.action()).forEach(request::setHeader);
        HttpResponse<byte[]> answer = http.send(request, deadline);
        // SOAP 1.1 sends faults with 500, SOAP 1.2 with 400 or 500; some servers send them with 200.
        if (answer.statusCode() != 200 && answer.statusCode() != 400 && answer.statusCode() != 500) {
            throw new NoAnswerException("status " + answer.statusCode(), null);
        }
        Optional<Set<String>> fault = SoapFault.names(answer.body());
        if (fault.isEmpty() && answer.statusCode() == 200) {
            return Optional.of(answer.body());
        }
        if (fault.isPresent() && fault.get().stream().anyMatch(soap.notFound()::contains)) {
            return Optional.empty();
        }
        throw new NoAnswerException(fault.isPresent() ? "a SOAP fault that is none of those for nothing found" : "status " + answer.statusCode(), null);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;");
    }
}
