package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.exchange.door.Language;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import io.yizhan.hub.joining.agreement.Document.Fact;
import java.util.List;
import java.util.stream.Stream;

/** The agreement's words in its language. */
record Words(JoiningTexts texts, Language language) {

    String say(String key, Object... values) {
        return texts.text(language, key, values);
    }

    String say(Text text) {
        return language.of(text);
    }

    /** The text of a key where there is one, else the word itself. */
    String sayOr(String key, String word) {
        return texts.has(key) ? say(key) : word;
    }

    /** Items one after the other, as the language separates them. */
    String list(Stream<String> items) {
        return String.join(language == Language.ZH ? "、" : ", ", items.toList());
    }

    Block heading(int level, String id, String key, Object... values) {
        return new Document.Heading(level, id, say(key, values));
    }

    Block paragraph(String key, Object... values) {
        return new Document.Paragraph(say(key, values));
    }

    Fact fact(String key, String value) {
        return new Fact(say(key), Cell.text(value));
    }

    Fact code(String key, String value) {
        return new Fact(say(key), Cell.code(value));
    }

    Document.Table table(List<List<Cell>> rows, String... heads) {
        return new Document.Table(Stream.of(heads).map(this::say).toList(), rows);
    }
}
