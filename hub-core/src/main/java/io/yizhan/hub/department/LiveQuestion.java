package io.yizhan.hub.department;

import java.net.URI;
import java.util.Set;

/** How a department that keeps its data is asked for those of one holder. */
public sealed interface LiveQuestion {

    /** Stands for the holder's code in URLs and templates. */
    String HOLDER_CODE = "{holderCode}";

    /**
     * {@code GET}: 200 brings the data in the feed's format, 404 and 204 say that there are none.
     *
     * @param url               with {@link #HOLDER_CODE}, which is percent-encoded
     * @param authorizationFile file with the value of the header {@code Authorization}, from the hub's home, or null
     */
    record Rest(String url, String authorizationFile) implements LiveQuestion {
    }

    /**
     * A SOAP request; the answer's whole envelope is in the feed's format.
     *
     * @param action            SOAPAction (1.1) or action parameter (1.2); may be empty
     * @param version           {@code 1.1} or {@code 1.2}
     * @param body              content of the Body element, well-formed, with {@link #HOLDER_CODE}, which is escaped
     * @param notFound          local names of fault codes, subcodes or first detail elements that say that there are no data
     * @param authorizationFile as with {@link Rest}
     */
    record Soap(URI url, String action, String version, String body, Set<String> notFound, String authorizationFile)
            implements LiveQuestion {
    }

    /**
     * A database query; its rows are in the feed's format {@code rows}.
     *
     * @param query with the bound parameter {@code :holderCode}
     */
    record Sql(FrontDatabase database, String query) implements LiveQuestion {
    }
}
