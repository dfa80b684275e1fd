package io.yizhan.hub.config;

import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code transport: {live: {rest|soap|sql: …, timeout, cache, when, breaker, concurrent}}}. */
final class LiveTransportReader {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final List<String> QUESTIONS = List.of("rest", "soap", "sql");
    private static final Set<String> NOT_FOUND = Set.of("NotFound", "RecordNotFound", "NoSuchRecord");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):holderCode\\b");

    private LiveTransportReader() {
    }

    /** The transport, or null where its fault was told. @param transport the block that holds the key {@code live} */
    static Transport.Live read(Section transport) {
        Section live = transport.section("live");
        if (live == null) {
            return null;
        }
        List<String> named = QUESTIONS.stream().filter(live::has).toList();
        LiveQuestion question = null;
        if (named.size() == 1) {
            Section block = live.section(named.get(0));
            question = block == null ? null : question(named.get(0), block);
        } else {
            transport.fault("live", "E-CONFIG-TRANSPORT", "must hold one of " + String.join(", ", QUESTIONS) + ": how the department is asked");
        }
        String when = live.has("when") ? live.oneOf("when", "moment to ask", List.of("missing", "always")) : "missing";
        Section breaker = live.has("breaker") ? live.section("breaker") : null;
        int failures = breaker == null ? 5 : breaker.number("failures", 5, 1, 1000);
        Duration open = breaker == null ? Duration.ofSeconds(30)
                : Durations.read(breaker, "open", Duration.ofSeconds(30), Duration.ofMillis(10), DAY);
        if (breaker != null) {
            breaker.refuseOthers();
        }
        Duration timeout = Durations.read(live, "timeout", Duration.ofMillis(400), Duration.ofMillis(10), LONGEST);
        Duration cache = Durations.read(live, "cache", Duration.ofMinutes(10), NONE, DAY);
        int concurrent = live.number("concurrent", 8, 1, 64);
        live.refuseOthers();
        return question == null ? null : new Transport.Live(question, timeout, cache, "always".equals(when), failures, open, concurrent);
    }

    private static LiveQuestion question(String how, Section block) {
        LiveQuestion question = switch (how) {
            case "rest" -> rest(block);
            case "soap" -> soap(block);
            default -> sql(block);
        };
        block.refuseOthers();
        return question;
    }

    private static LiveQuestion rest(Section block) {
        String url = url(block, text -> URI.create(text.replace(LiveQuestion.HOLDER_CODE, "0")));
        if (url != null && !url.contains(LiveQuestion.HOLDER_CODE)) {
            block.fault("url", "E-CONFIG-TEMPLATE", "names no " + LiveQuestion.HOLDER_CODE + "; write it where the holder's code belongs");
        }
        return new LiveQuestion.Rest(url, secret(block, "authorizationFile"));
    }

    private static LiveQuestion soap(Section block) {
        String url = url(block, URI::create);
        String version = block.has("version") ? block.oneOf("version", "version of SOAP", List.of("1.1", "1.2")) : "1.1";
        List<String> notFound = block.texts("notFound");
        return new LiveQuestion.Soap(url, block.text("action", ""), version, body(block), notFound.isEmpty() ? NOT_FOUND : Set.copyOf(notFound),
                secret(block, "authorizationFile"));
    }

    private static LiveQuestion sql(Section block) {
        String url = block.text("url");
        if (url != null && !url.startsWith("jdbc:")) {
            block.fault("url", "E-CONFIG-URL", "is no JDBC URL; write e.g. jdbc:postgresql://127.0.0.1/register");
        }
        String query = block.text("query");
        if (query != null && !PARAMETER.matcher(query).find()) {
            block.fault("query", "E-CONFIG-TEMPLATE", "has no parameter :holderCode; write it where the holder's code belongs");
        }
        return new LiveQuestion.Sql(url, block.text("user", null), secret(block, "passwordFile"), query);
    }

    private static String url(Section block, Function<String, URI> parse) {
        String url = block.text("url");
        try {
            URI uri = url == null ? null : parse.apply(url);
            if (uri != null && (uri.getHost() == null || uri.getRawUserInfo() != null || !List.of("http", "https").contains(uri.getScheme()))) {
                throw new URISyntaxException(url, "no host, or another scheme");
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            block.fault("url", "E-CONFIG-URL", "is no http or https URL without user and password; write e.g. https://register.example/persons");
        }
        return url;
    }

    /** The path of a file with a secret, below the hub's home. It is read when it is needed: a hub starts without it. */
    private static String secret(Section block, String key) {
        String text = block.has(key) ? block.text(key) : null;
        if (text != null && (text.matches(".*[\\\\:\\x00].*") || Path.of(text).isAbsolute() || Path.of(text).normalize().startsWith(".."))) {
            block.fault(key, "E-CONFIG-PATH", "must lie below the hub's home; write a relative path with /, e.g. secrets/register.password");
        }
        return text;
    }

    /** Inline XML, or the name of a file beside department.yaml. */
    private static String body(Section block) {
        String text = block.text("body");
        if (text == null || text.strip().startsWith("<")) {
            return template(block, text);
        }
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            block.fault("body", "E-CONFIG-PATH", "is neither XML nor the name of a file beside department.yaml");
            return null;
        }
        try {
            return template(block, Files.readString(block.beside(text)));
        } catch (IOException e) {
            block.fault("body", "E-CONFIG-FILE", "names a file that can't be read as UTF-8; put it beside department.yaml");
            return null;
        }
    }

    private static String template(Section block, String body) {
        if (body == null) {
            return null;
        }
        if (!body.contains(LiveQuestion.HOLDER_CODE)) {
            block.fault("body", "E-CONFIG-TEMPLATE", "names no " + LiveQuestion.HOLDER_CODE + "; write it where the holder's code belongs");
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader("<body>" + body + "</body>"));
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (XMLStreamException e) {
            block.fault("body", "E-CONFIG-TEMPLATE", "is no well-formed XML without an XML declaration; correct it");
        }
        return body.strip();
    }
}
