package io.yizhan.hub.exchange.door;

import io.yizhan.hub.catalogue.Text;
import java.util.List;
import java.util.Locale;

/** The languages the hub speaks. */
public enum Language {
    ZH("zh-CN"), EN("en");

    private static final List<String> SPOKEN = List.of("zh-CN", "zh", "en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public String of(Text text) {
        return this == ZH ? text.zh() : text.en();
    }

    /** By Accept-Language (RFC 9110 §12.5.4); Chinese where it says nothing, or nothing that can be read. */
    static Language preferred(String acceptLanguage) {
        try {
            String best = acceptLanguage.isBlank() ? null : Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return "en".equals(best) ? EN : ZH;
        } catch (IllegalArgumentException e) {
            return ZH; // a header that is no list of languages states no preference
        }
    }
}
