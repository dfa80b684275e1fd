package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapters.MessageFormat;
import io.yizhan.hub.adapters.output.TextEncoding;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * XML to be written: the elements down to the record's once, then an element a record. A character that the encoding lacks is written as
 * a character reference, which loses nothing.
 *
 * @param record     path of the records' element from the root, names as written
 * @param namespaces prefix to namespace, all declared on the root
 * @param content    what goes into a record
 */
record XmlMessage(List<String> record, Map<String, String> namespaces, ElementTree content, TextEncoding encoding) implements MessageFormat {

    static MessageFormat of(Block format, Set<String> names) {
        Map<String, String> namespaces = format.textMap("namespaces");
        String record = format.requiredText("record", "the path of the records' element");
        XmlPath path = XmlFormat.path(format, "record", record, namespaces);
        if (path != null && (path.attribute() != null || path.elements().size() < 2)) {
            format.fault("record", "not the path of a repeated element; write at least a root and a record, Batch/Record");
        }
        ElementTree content = new ElementTree();
        for (String name : names) {
            XmlPath within = XmlFormat.path(format, "", name, namespaces);
            if (within != null && within.isConditional()) {
                format.fault("", "name " + name + ": an element that an attribute names can be read, not written; give it a name of its own");
            } else if (within != null) {
                content.add(name);
            }
        }
        return new XmlMessage(List.of(record.split("/")), namespaces, content, TextEncoding.of(format, StandardCharsets.UTF_8));
    }

    @Override
    public Violation obstacle(String name, String text) {
        return text.codePoints().allMatch(XmlText::isCharacter) ? null
                : new Violation(name, "E-OUT-CHARACTER", "a control character, which XML 1.0 can't hold; remove it at the source");
    }

    @Override
    public byte[] write(List<Map<String, String>> written) {
        XmlText xml = new XmlText(encoding.charset());
        xml.declaration(encoding.charset().name());
        int last = record.size() - 1;
        for (int i = 0; i < last; i++) {
            xml.open(record.get(i));
            if (i == 0) {
                namespaces.forEach((prefix, namespace) -> xml.attribute("xmlns:" + prefix, namespace));
            }
        }
        for (Map<String, String> one : written) {
            content.write(xml, record.get(last), one);
        }
        for (int i = last - 1; i >= 0; i--) {
            xml.close(record.get(i));
        }
        return encoding.message(xml.text());
    }

    @Override
    public String mediaType() {
        return encoding.mediaType("application/xml");
    }

    @Override
    public String ending() {
        return "xml";
    }
}
