package io.yizhan.hub.app.importing;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Texts of the bundle with their places filled. */
final class Words {

    private final ResourceBundle texts;

    Words(ResourceBundle texts) {
        this.texts = texts;
    }

    String of(String key, Object... values) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
    }
}
