package io.yizhan.hub.joining.agreement;

import java.util.List;

/**
 * A page of headings, texts and tables, before it is HTML or Markdown. All texts are plain.
 *
 * @param language BCP 47 tag
 */
record Document(String language, String title, String subtitle, String contents, String footer, List<Block> blocks) {

    /** A part of the page. */
    sealed interface Block permits Heading, Paragraph, Code, Table, Facts, Points {
    }

    /** @param level 2 or 3; @param id unique in the page */
    record Heading(int level, String id, String text) implements Block {
    }

    record Paragraph(String text) implements Block {
    }

    /** Lines to copy as they are. */
    record Code(String text) implements Block {
    }

    /** @param rows each as wide as the head */
    record Table(List<String> head, List<List<Cell>> rows) implements Block {
    }

    /** Names and what is so named. */
    record Facts(List<Fact> facts) implements Block {
    }

    record Fact(String name, Cell value) {
    }

    record Points(List<String> texts) implements Block {
    }

    /** @param look how it is to be seen */
    record Cell(String text, Look look) {

        enum Look { TEXT, CODE, PUBLIC, INTERNAL, PERSONAL, SENSITIVE, ERROR, WARNING }

        static Cell text(String text) {
            return new Cell(text == null ? "" : text, Look.TEXT);
        }

        static Cell code(String text) {
            return new Cell(text == null ? "" : text, Look.CODE);
        }
    }
}
