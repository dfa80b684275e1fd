package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.xml.XmlEvents;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** What a workbook says of itself: its sheets, its number styles, its count of days, its shared texts. Closing it closes all. */
final class Workbook implements Closeable {

    private static final int MAX_ENTRIES = 65_536;
    private static final String DOCUMENT = "/officeDocument";
    private static final String STYLES = "/styles";
    private static final String SHARED_TEXTS = "/sharedStrings";

    /** A sheet. @param part its name in the container, null where it is no worksheet; @param hidden its author hides it */
    record Sheet(String name, String part, boolean hidden) {
    }

    /** What a relationships part says: the type's last step, and the part meant. */
    private record Relation(String type, String part) {
    }

    private final Container container;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<NumberStyle> styles = new ArrayList<>();
    private final String sharedPart;
    private boolean from1904;
    private SpilledTexts shared;

    /** @param container closed by closing what this returns, or where this throws */
    static Workbook of(Container container) throws IOException {
        try {
            return new Workbook(container);
        } catch (IOException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private Workbook(Container container) throws IOException {
        this.container = container;
        String document = partOf(relations("").values(), DOCUMENT);
        if (document == null) {
            throw new UnreadableInput("E-XLSX-SYNTAX", "the zip file holds no workbook; save it as .xlsx");
        }
        Map<String, Relation> relations = relations(document);
        this.sharedPart = partOf(relations.values(), SHARED_TEXTS);
        readDocument(document, relations);
        readStyles(partOf(relations.values(), STYLES));
    }

    /** In the order of their tabs. */
    List<Sheet> sheets() {
        return sheets;
    }

    SheetRows rows(Sheet sheet) throws IOException {
        XmlEvents events = events(sheet.part());
        if (events == null) {
            throw new UnreadableInput("E-XLSX-SYNTAX", "the workbook lacks a sheet it lists; save it anew and send it again");
        }
        return new SheetRows(events, this);
    }

    /** What a cell's number shows. @param style the cell's style, by its number, or -1 */
    String number(String raw, int style) {
        NumberStyle shown = style >= 0 && style < styles.size() ? styles.get(style) : NumberStyle.GENERAL;
        return shown.text(raw, from1904);
    }

    /** The shared text of a number; null where there is none. */
    String shared(int number) throws IOException {
        if (shared == null) {
            shared = new SpilledTexts();
            try (XmlEvents events = sharedPart == null ? null : events(sharedPart)) {
                while (events != null && events.hasNext()) {
                    if (events.next() == XMLStreamConstants.START_ELEMENT && events.at().getLocalName().equals("si")) {
                        shared.add(RichText.read(events));
                    }
                }
            }
            shared.seal();
        }
        return shared.get(number);
    }

    @Override
    public void close() throws IOException {
        try (container) {
            if (shared != null) {
                shared.close();
            }
        }
    }

    private void readDocument(String document, Map<String, Relation> relations) throws IOException {
        try (XmlEvents events = events(document)) {
            while (events != null && events.hasNext()) {
                if (events.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (events.at().getLocalName()) {
                    case "workbookPr" -> from1904 = isTrue(attribute(events.at(), "date1904"));
                    case "sheet" -> {
                        Relation relation = relations.get(attribute(events.at(), "id"));
                        boolean hidden = !"visible".equals(attribute(events.at(), "state", "visible"));
                        sheets.add(new Sheet(attribute(events.at(), "name", ""),
                                relation == null || !relation.type().equals("/worksheet") ? null : relation.part(), hidden));
                        refuseMany(sheets.size());
                    }
                    default -> { }
                }
            }
        }
    }

    private void readStyles(String part) throws IOException {
        Map<String, NumberStyle> own = new HashMap<>();
        boolean cells = false;
        try (XmlEvents events = part == null ? null : events(part)) {
            while (events != null && events.hasNext()) {
                int event = events.next();
                if (event == XMLStreamConstants.END_ELEMENT && events.at().getLocalName().equals("cellXfs")) {
                    return;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (events.at().getLocalName()) {
                    case "numFmt" -> own.put(attribute(events.at(), "numFmtId", ""), NumberStyle.of(attribute(events.at(), "formatCode", "")));
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        String id = attribute(events.at(), "numFmtId", "0");
                        if (cells) {
                            styles.add(own.containsKey(id) ? own.get(id) : NumberStyle.builtIn(Digits.number(id, 0)));
                        }
                    }
                    default -> { }
                }
                refuseMany(own.size() + styles.size());
            }
        }
    }

    /** The relations of a part by id; those of the container itself for the empty name. */
    private Map<String, Relation> relations(String of) throws IOException {
        String folder = of.substring(0, of.lastIndexOf('/') + 1);
        Map<String, Relation> relations = new HashMap<>();
        try (XmlEvents events = events(folder + "_rels/" + of.substring(folder.length()) + ".rels")) {
            while (events != null && events.hasNext()) {
                if (events.next() == XMLStreamConstants.START_ELEMENT && events.at().getLocalName().equals("Relationship")) {
                    String target = attribute(events.at(), "Target", "");
                    String type = attribute(events.at(), "Type", "");
                    relations.put(attribute(events.at(), "Id", ""), new Relation(type.substring(Math.max(0, type.lastIndexOf('/'))),
                            target.startsWith("/") ? target.substring(1) : folder + target));
                    refuseMany(relations.size());
                }
            }
        }
        return relations;
    }

    private XmlEvents events(String part) throws IOException {
        InputStream bytes = part == null ? null : container.part(part);
        return bytes == null ? null : XmlEvents.open(bytes, Encoding.AUTO);
    }

    private static String partOf(Iterable<Relation> relations, String type) {
        for (Relation relation : relations) {
            if (relation.type().equals(type)) {
                return relation.part();
            }
        }
        return null;
    }

    private static void refuseMany(int entries) throws UnreadableInput {
        if (entries > MAX_ENTRIES) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "the workbook has more than " + MAX_ENTRIES + " sheets or styles; save it without them");
        }
    }

    private static boolean isTrue(String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return at.getAttributeValue(i);
            }
        }
        return null;
    }

    private static String attribute(XMLStreamReader at, String name, String fallback) {
        String value = attribute(at, name);
        return value == null ? fallback : value;
    }
}
