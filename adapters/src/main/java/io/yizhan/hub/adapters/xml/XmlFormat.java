package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * Settings of XML.
 *
 * @param record   path of the records' element from the root
 * @param values   the places of the source values, below a record
 * @param encoding {@code auto}: byte order mark, else the XML declaration, else as for text of any format
 */
record XmlFormat(List<QName> record, PathTree values, Encoding encoding) implements RecordFormat {

    static RecordFormat of(Block format, Set<String> sources) {
        Map<String, String> namespaces = format.textMap("namespaces");
        XmlPath record = path(format, "record", format.requiredText("record", "the path of the records' element"), namespaces);
        if (record != null && (record.attribute() != null || record.elements().isEmpty())) {
            format.fault("record", "not the path of an element; write element names between /");
        }
        PathTree values = new PathTree();
        for (String source : sources) {
            XmlPath path = path(format, "", source, namespaces);
            if (path != null) {
                values.add(path, source);
            }
        }
        return new XmlFormat(record == null ? List.of() : record.elements(), values, Encoding.of(format, "auto"));
    }

    @Override
    public RecordReader open(InputStream plain) throws IOException {
        return new XmlReader(XmlEvents.open(plain, encoding), record, values);
    }

    private static XmlPath path(Block format, String key, String text, Map<String, String> namespaces) {
        try {
            return text.isEmpty() ? null : XmlPath.of(text, namespaces);
        } catch (IllegalArgumentException e) {
            format.fault(key, (key.isEmpty() ? "source name " + text + ": " : "") + e.getMessage());
            return null;
        }
    }
}
