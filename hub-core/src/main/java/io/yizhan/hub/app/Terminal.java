package io.yizhan.hub.app;

import io.yizhan.hub.exchange.door.Language;
import java.io.InputStream;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What a command talks through: data go to {@code out}, talk goes to {@code err}, in the language of {@code texts}.
 *
 * @param texts the bundle {@code messages} in the language chosen
 */
record Terminal(ResourceBundle texts, InputStream in, PrintStream out, PrintStream err) {

    /** @param language {@code zh-CN} or {@code en} */
    static ResourceBundle texts(String language) {
        // Not the machine's own language where a text is missing: the two bundles have the same keys.
        return ResourceBundle.getBundle("messages", Locale.forLanguageTag(language), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The language asked for by {@code --lang}, else by HUB_LANG, LC_ALL, LC_MESSAGES or LANG. */
    static String language(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return supported(args[i].substring("--lang=".length()));
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return supported(args[i + 1]);
            }
        }
        for (String name : new String[] {"HUB_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return supported(value);
            }
        }
        return "en";
    }

    private static String supported(String locale) {
        return locale.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh-CN" : "en";
    }

    /** The language of its texts. */
    Language language() {
        return texts.getLocale().getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }

    String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
    }

    /** Says something to the user. */
    void tell(String key, Object... values) {
        err.println(text(key, values));
    }
}
