package io.yizhan.hub.joining;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.exchange.door.Language;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of dry runs and agreements, from the bundle {@code joining}; a key is in both languages or in none. Immutable. */
public final class JoiningTexts {

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    public JoiningTexts() {
        for (Language language : Language.values()) {
            bundles.put(language, ResourceBundle.getBundle("joining", Locale.forLanguageTag(language.tag()),
                    Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
        }
    }

    /** @throws java.util.MissingResourceException where there is no such key */
    public String text(Language language, String key, Object... values) {
        ResourceBundle bundle = bundles.get(language);
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
    }

    public boolean has(String key) {
        return bundles.get(Language.EN).containsKey(key);
    }

    /** What a rule does, in words. */
    public Text rule(Rule rule) {
        String key = "rule." + rule.verb();
        return switch (rule.verb()) {
            case "copy" -> both(key);
            case "constant" -> both(key, rule.text());
            case "table" -> rule.table() == null ? both("rule.table.own") : both(key, rule.table());
            case "date" -> both(key, String.join(", ", rule.formats()));
            case "money" -> rule.codes().isEmpty() ? both("rule.money.currency") : both(key);
            case "join" -> rule.text().isEmpty() ? both("rule.join.close") : both(key, rule.text());
            default -> new Text(rule.verb(), rule.verb());
        };
    }

    /** The same text in both languages. */
    public Text both(String key, Object... values) {
        return new Text(text(Language.ZH, key, values), text(Language.EN, key, values));
    }
}
