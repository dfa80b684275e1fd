package io.yizhan.hub.lookup;

import java.util.Map;

/** What differs between SOAP 1.1 (W3C Note of 2000) and SOAP 1.2 (W3C Recommendation of 2007) when a request is sent. */
enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/") {
        @Override
        Map<String, String> headers(String action) {
            return Map.of("Content-Type", "text/xml; charset=utf-8", "Accept", "text/xml", "SOAPAction", '"' + action + '"');
        }
    },
    V1_2("http://www.w3.org/2003/05/soap-envelope") {
        @Override
        Map<String, String> headers(String action) {
            return Map.of("Content-Type", "application/soap+xml; charset=utf-8" + (action.isEmpty() ? "" : "; action=\"" + action + '"'),
                    "Accept", "application/soap+xml");
        }
    };

    final String namespace;

    SoapVersion(String namespace) {
        this.namespace = namespace;
    }

    /** @param text {@code 1.1} or {@code 1.2} */
    static SoapVersion of(String text) {
        return text.equals("1.2") ? V1_2 : V1_1;
    }

    abstract Map<String, String> headers(String action);

    String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"" + namespace + "\"><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }
}
