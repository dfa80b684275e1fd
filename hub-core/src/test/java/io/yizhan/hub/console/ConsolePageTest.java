package io.yizhan.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsolePageTest {

    private final ConsolePage page = new ConsolePage("index.html");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -       | -                            | zh-CN
            -       | en-GB,en;q=0.9,zh;q=0.5      | en
            -       | fr, zh-TW;q=0.8, en;q=0.3    | zh-CN
            -       | en;q=0, zh-CN;q=0.1          | zh-CN
            -       | fr                           | zh-CN
            -       | ;;;=                         | zh-CN
            en      | zh-CN                        | en
            zh-CN   | en                           | zh-CN
            <b>     | en                           | zh-CN
            """)
    void languageIsWhatWasAskedElseWhatTheBrowserPrefers(String asked, String acceptLanguage, String expected) {
        assertThat(ConsolePage.language(asked, acceptLanguage)).isEqualTo(expected);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(page.texts("zh-CN").keySet())).isEqualTo(new TreeSet<>(page.texts("en").keySet()));
    }

    @Test
    void everyTextTheScriptAsksForIsThere() {
        String script = new String(ConsolePage.resource("console.js"), StandardCharsets.UTF_8);

        var asked = Pattern.compile("text\\('([\\w.]+)'[,)]").matcher(script).results().map(match -> match.group(1)).toList();

        assertThat(asked).isNotEmpty();
        assertThat(page.texts("en").keySet()).containsAll(asked)
                .contains("live", "lost", "state.splitting", "state.working", "state.settled");
    }

    @Test
    void thePageIsFilledAndNeedsNoOtherOrigin() {
        for (String language : ConsolePage.LANGUAGES) {
            String html = new String(page.html(language), StandardCharsets.UTF_8);
            assertThat(html).contains("<html lang=\"" + language + "\">").doesNotContain("{{").doesNotContainPattern("(src|href)=\"(https?:)?//").doesNotContain("style=");
        }
    }
}
