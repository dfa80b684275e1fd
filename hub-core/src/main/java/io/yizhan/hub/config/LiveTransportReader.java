package io.yizhan.hub.config;

import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /** The transport, or null where its fault was told. */
    static Transport read(Section live) {
        List<String> named = QUESTIONS.stream().filter(live::has).toList();
        LiveQuestion question = null;
        if (named.size() == 1) {
            Section block = live.section(named.get(0));
            question = block == null ? null : question(named.get(0), block);
        } else {
            live.fault(named.isEmpty() ? "rest" : named.get(1), "E-CONFIG-TRANSPORT", "must be the only one, and there must be one, of "
                    + String.join(", ", QUESTIONS) + ": how the department is asked");
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
        String text = block.text("url");
        if (text != null && !text.contains(LiveQuestion.HOLDER_CODE)) {
            block.fault("url", "E-CONFIG-TEMPLATE", "names no " + LiveQuestion.HOLDER_CODE + "; write it where the holder's code belongs");
        }
        Urls.http(block, "url", url -> url.replace(LiveQuestion.HOLDER_CODE, "0"));
        return new LiveQuestion.Rest(text, HomePaths.secret(block, "authorizationFile", "authorization"));
    }

    private static LiveQuestion soap(Section block) {
        URI url = Urls.http(block, "url");
        String version = block.has("version") ? block.oneOf("version", "version of SOAP", List.of("1.1", "1.2")) : "1.1";
        List<String> notFound = block.texts("notFound");
        return new LiveQuestion.Soap(url, block.text("action", ""), version, body(block), notFound.isEmpty() ? NOT_FOUND : Set.copyOf(notFound),
                HomePaths.secret(block, "authorizationFile", "authorization"));
    }

    private static LiveQuestion sql(Section block) {
        FrontDatabase database = FrontDatabaseReader.read(block);
        String query = block.text("query");
        if (query != null && !PARAMETER.matcher(query).find()) {
            block.fault("query", "E-CONFIG-TEMPLATE", "has no parameter :holderCode; write it where the holder's code belongs");
        }
        return new LiveQuestion.Sql(database, query);
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
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
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
