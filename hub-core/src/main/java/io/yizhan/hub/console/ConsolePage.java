package io.yizhan.hub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in each language, made once from a template such as {@code console/index.html} and {@code console/texts.<language>.properties}: {@code {{key}}} becomes
 * the text, {@code {{*}}} all texts as JSON for the script. Immutable.
 */
final class ConsolePage {

    /** The languages it speaks; the first is the default. */
    static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([\\w.*]+)}}");

    private final Map<String, byte[]> pages = new TreeMap<>();
    private final Map<String, Map<String, String>> texts = new TreeMap<>();

    /** @param name of the template below {@code console/} */
    ConsolePage(String name) {
        String template = new String(resource(name), StandardCharsets.UTF_8);
        for (String language : LANGUAGES) {
            texts.put(language, readTexts(language));
            pages.put(language, fill(template, texts.get(language)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The page, UTF-8. @param language one of {@link #LANGUAGES} */
    byte[] html(String language) {
        return pages.get(language);
    }

    /** All texts of a language. */
    Map<String, String> texts(String language) {
        return texts.get(language);
    }

    /**
     * The language for a request.
     *
     * @param asked          what it asks for outright, or null
     * @param acceptLanguage its {@code Accept-Language} (RFC 9110 §12.5.4), or null
     */
    static String language(String asked, String acceptLanguage) {
        String ranges = asked != null && !asked.isBlank() ? asked : acceptLanguage;
        if (ranges == null || ranges.isBlank()) {
            return LANGUAGES.get(0);
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(ranges)) {
                String wanted = range.getRange().split("-", 2)[0];
                for (String language : LANGUAGES) {
                    if (range.getWeight() > 0 && language.split("-", 2)[0].equals(wanted)) {
                        return language;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return LANGUAGES.get(0);
        }
        return LANGUAGES.get(0);
    }

    static byte[] resource(String name) {
        try (InputStream in = ConsolePage.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("console/" + name + " is missing from the hub's jar: build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> readTexts(String language) {
        Properties properties = new Properties();
        try (InputStream in = ConsolePage.class.getResourceAsStream("/console/texts." + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static String fill(String template, Map<String, String> texts) {
        return PLACE.matcher(template).replaceAll(match -> Matcher.quoteReplacement(filled(match.group(1), texts)));
    }

    private static String filled(String key, Map<String, String> texts) {
        if (key.equals("*")) {
            return json(texts);
        }
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("a page names the text " + key + ", which a texts file lacks: add it there");
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    // Within a script element only "</" could end the data early.
    private static String json(Map<String, String> texts) {
        try {
            return Json.mapper().writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
