package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A document as one HTML file that needs no other and no script, for screens of both colour schemes and for paper. */
final class HtmlPage {

    private static final String STYLE = style();

    private HtmlPage() {
    }

    static String of(Document document) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <h1>%s</h1>
                <p>%s</p>
                </header>
                <nav aria-label="%s"><ol>
                %s</ol></nav>
                <main>
                %s</main>
                <footer>%s</footer>
                </body>
                </html>
                """.formatted(text(document.language()), text(document.title()), STYLE, text(document.title()), text(document.subtitle()),
                text(document.contents()), contents(document.blocks()), document.blocks().stream().map(HtmlPage::block).collect(Collectors.joining()),
                text(document.footer()));
    }

    private static String contents(List<Block> blocks) {
        return blocks.stream().filter(block -> block instanceof Document.Heading heading && heading.level() == 2).map(Document.Heading.class::cast)
                .map(heading -> "<li><a href=\"#" + text(heading.id()) + "\">" + text(heading.text()) + "</a></li>\n").collect(Collectors.joining());
    }

    private static String block(Block block) {
        if (block instanceof Document.Heading heading) {
            return "<h" + heading.level() + " id=\"" + text(heading.id()) + "\">" + text(heading.text()) + "</h" + heading.level() + ">\n";
        }
        if (block instanceof Document.Paragraph paragraph) {
            return "<p>" + text(paragraph.text()) + "</p>\n";
        }
        if (block instanceof Document.Code code) {
            return "<pre><code>" + text(code.text()) + "</code></pre>\n";
        }
        if (block instanceof Document.Points points) {
            return points.texts().stream().map(point -> "<li>" + text(point) + "</li>\n").collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        }
        if (block instanceof Document.Facts facts) {
            return facts.facts().stream().map(fact -> "<div><dt>" + text(fact.name()) + "</dt><dd>" + cell(fact.value()) + "</dd></div>\n")
                    .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
        }
        Document.Table table = (Document.Table) block;
        return "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>" + table.head().stream().map(name -> "<th scope=\"col\">" + text(name) + "</th>")
                .collect(Collectors.joining()) + "</tr></thead>\n<tbody>\n"
                + table.rows().stream().map(HtmlPage::row).collect(Collectors.joining()) + "</tbody>\n</table></div>\n";
    }

    private static String row(List<Cell> cells) {
        return cells.stream().map(cell -> "<td>" + cell(cell) + "</td>").collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String cell(Cell cell) {
        String text = text(cell.text()).replace("\n", "<br>");
        return switch (cell.look()) {
            case TEXT -> text;
            case CODE -> text.isEmpty() ? "" : "<code>" + text + "</code>";
            default -> "<span class=\"mark " + cell.look().name().toLowerCase(Locale.ROOT) + "\">" + text + "</span>";
        };
    }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("/joining/agreement.css")) {
            if (css == null) {
                throw new IllegalStateException("joining/agreement.css is missing from the hub's jar: build it again");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
