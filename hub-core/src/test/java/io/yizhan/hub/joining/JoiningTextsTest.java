package io.yizhan.hub.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class JoiningTextsTest {

    private final JoiningTexts texts = new JoiningTexts();

    @Test
    void bothLanguagesHaveTheSameTexts() {
        ResourceBundle english = ResourceBundle.getBundle("joining", Locale.ENGLISH);
        ResourceBundle chinese = ResourceBundle.getBundle("joining", Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        assertThat(chinese.getLocale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void saysWhatARuleDoes() {
        assertThat(texts.rule(Rule.of("number", "copy", List.of("号"))).en()).isEqualTo("copied");
        assertThat(texts.rule(new Rule("state", "constant", List.of(), "{0}'", List.of(), null, Map.of(), List.of())).en()).isEqualTo("always “{0}'”");
        assertThat(texts.rule(new Rule("gender", "table", List.of("性别"), null, List.of(), "genders", Map.of("女", "2"), List.of())).zh())
                .isEqualTo("查代码表 genders");
        assertThat(texts.rule(new Rule("day", "date", List.of("日"), null, List.of("yyyy-MM-dd", "yyyyMMdd"), null, Map.of(), List.of())).en())
                .isEqualTo("date: yyyy-MM-dd, yyyyMMdd");
        assertThat(texts.rule(Rule.of("x", "split", List.of())).zh()).isEqualTo("split");
    }
}
