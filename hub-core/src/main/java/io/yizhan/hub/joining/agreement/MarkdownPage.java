package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import java.util.List;
import java.util.stream.Collectors;

/** A document as Markdown (GitHub's, for its tables). */
final class MarkdownPage {

    private MarkdownPage() {
    }

    static String of(Document document) {
        StringBuilder page = new StringBuilder("# " + text(document.title()) + "\n\n" + text(document.subtitle()) + "\n\n");
        document.blocks().forEach(block -> page.append(block(block)).append("\n"));
        return page.append("---\n").append(text(document.footer())).append("\n").toString();
    }

    private static String block(Block block) {
        if (block instanceof Document.Heading heading) {
            return "#".repeat(heading.level()) + " " + text(heading.text()) + "\n";
        }
        if (block instanceof Document.Paragraph paragraph) {
            return text(paragraph.text()) + "\n";
        }
        if (block instanceof Document.Code code) {
            return "```sh\n" + code.text() + "\n```\n";
        }
        if (block instanceof Document.Points points) {
            return points.texts().stream().map(point -> "- " + text(point) + "\n").collect(Collectors.joining());
        }
        if (block instanceof Document.Facts facts) {
            return facts.facts().stream().map(fact -> "- **" + text(fact.name()) + "**: " + cell(fact.value()) + "\n").collect(Collectors.joining());
        }
        Document.Table table = (Document.Table) block;
        return row(table.head().stream().map(MarkdownPage::text).toList()) + row(table.head().stream().map(name -> "---").toList())
                + table.rows().stream().map(cells -> row(cells.stream().map(MarkdownPage::cell).toList())).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Code keeps its spaces, and a backtick within it needs a longer fence. */
    private static String cell(Cell cell) {
        if (cell.look() != Cell.Look.CODE || cell.text().isEmpty()) {
            return text(cell.text());
        }
        String fence = cell.text().contains("`") ? "``" : "`";
        String edge = cell.text().startsWith("`") || cell.text().endsWith("`") || cell.text().isBlank() ? " " : "";
        return fence + edge + cell.text().replace("|", "\\|").replace("\n", " ") + edge + fence;
    }

    private static String text(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1").replace("\n", " ");
    }
}
