package io.yizhan.hub.exchange.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** Pages for everybody: the contract of the API, and what each problem means. */
public final class PageDoor {

    private static final String CONTRACT = "/schemas/openapi.yaml";
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
            <body>
            <h1>%s</h1>
            <p>HTTP %d</p>
            <section lang="zh-CN"><h2>%s</h2><p>%s</p></section>
            <section lang="en"><h2>%s</h2><p>%s</p></section>
            </body>
            </html>
            """;

    private final ProblemKinds kinds;

    public PageDoor(ProblemKinds kinds) {
        this.kinds = kinds;
    }

    /** The OpenAPI document. */
    public void contract(Exchange exchange) throws IOException {
        try (InputStream contract = PageDoor.class.getResourceAsStream(CONTRACT)) {
            if (contract == null) {
                throw new IllegalStateException("schemas.jar lacks " + CONTRACT);
            }
            Reply.bytes(exchange, 200, "application/yaml", contract.readAllBytes());
        }
    }

    /** The page a problem document's {@code type} points to, in both languages. */
    public void problem(Exchange exchange) {
        Request request = Request.of(exchange);
        ProblemKinds.Kind kind = kinds.named(request.inPath("code")).orElseThrow(() -> new ProblemException("E-DOOR-UNKNOWN",
                "there is no page of this name; problem documents name theirs in type"));
        String page = PAGE.formatted(request.language().tag(), kind.code(), kind.code(), kind.status(),
                kind.title().zh(), kind.page().zh(), kind.title().en(), kind.page().en());
        Reply.bytes(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'");
    }
}
