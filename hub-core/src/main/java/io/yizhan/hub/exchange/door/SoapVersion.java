package io.yizhan.hub.exchange.door;

import java.util.Optional;

/** SOAP 1.1 (W3C Note, 2000) and 1.2 (W3C Recommendation, 2007): where they differ. */
enum SoapVersion {
    V11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    SoapVersion(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    /** Of the envelope's elements. */
    String namespace() {
        return namespace;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<SoapVersion> ofNamespace(String namespace) {
        return V11.namespace.equals(namespace) ? Optional.of(V11) : V12.namespace.equals(namespace) ? Optional.of(V12) : Optional.empty();
    }

    /** @param mediaType in lower case, without parameters */
    static Optional<SoapVersion> ofMediaType(String mediaType) {
        return V11.mediaType.equals(mediaType) ? Optional.of(V11) : V12.mediaType.equals(mediaType) ? Optional.of(V12) : Optional.empty();
    }
}
