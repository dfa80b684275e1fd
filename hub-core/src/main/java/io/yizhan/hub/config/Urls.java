package io.yizhan.hub.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.UnaryOperator;

/** Addresses of other machines. */
final class Urls {

    private Urls() {
    }

    /** A required {@code http} or {@code https} address without user and fragment; null where its fault was told. */
    static URI http(Section block, String key) {
        return http(block, key, UnaryOperator.identity());
    }

    /** The same for a template. @param filled gives it the values an address needs to be one */
    static URI http(Section block, String key, UnaryOperator<String> filled) {
        String text = block.text(key);
        URI url = text == null ? null : parse(filled.apply(text));
        if (text != null && (url == null || url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?"))) {
            block.fault(key, "E-CONFIG-URL", "is no address to ask; write https://host/path, other characters than ASCII percent-encoded");
            return null;
        }
        if (url != null && (url.getUserInfo() != null || url.getFragment() != null)) {
            block.fault(key, "E-CONFIG-URL", "names a user or a fragment; leave them out, and give who asks in a secret file");
            return null;
        }
        return url;
    }

    static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
