package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;

/**
 * Settings of XML.
 *
 * @param record   path of the records' element from the root
 * @param namespaces prefix to namespace, as the settings spell names
 * @param values   the places of the source values, below a record
 * @param encoding {@code auto}: byte order mark, else the XML declaration, else as for text of any format
 */
record XmlFormat(List<QName> record, Map<String, String> namespaces, PathTree values, Encoding encoding) implements RecordFormat {

    static RecordFormat of(Block format, Set<String> sources) {
        Map<String, String> namespaces = format.textMap("namespaces");
        XmlPath record = path(format, "record", format.requiredText("record", "the path of the records' element"), namespaces);
        if (record != null && (record.attribute() != null || record.elements().isEmpty() || record.isConditional())) {
            format.fault("record", "not the path of an element; write element names between /");
        }
        PathTree values = new PathTree();
        for (String source : sources) {
            XmlPath path = path(format, "", source, namespaces);
            if (path != null) {
                values.add(path, source);
            }
        }
        return new XmlFormat(record == null ? List.of() : record.elements(), namespaces, values, Encoding.of(format, "auto"));
    }

    @Override
    public RecordReader open(InputStream plain) throws IOException {
        return open(plain, null);
    }

    @Override
    public RecordReader open(InputStream plain, Consumer<String> unread) throws IOException {
        return new XmlReader(XmlEvents.open(plain, encoding), record, values, unread == null ? null : new UnreadNames(namespaces, unread));
    }

    @Override
    public Optional<Reader> text(InputStream plain) throws IOException {
        return Optional.of(XmlEvents.text(plain, encoding));
    }

    @Override
    public Layout layout() {
        UnreadNames names = new UnreadNames(namespaces, name -> { });
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("encoding", encoding.name());
        settings.put("record", record.stream().map(names::step).collect(Collectors.joining("/")));
        namespaces.forEach((prefix, namespace) -> settings.put("namespaces." + prefix, namespace));
        return new Layout(settings, null, List.of(), List.of(), List.of("E-ENCODING", "E-XML-SYNTAX", "E-XML-DTD", "E-XML-DEPTH"));
    }

    static XmlPath path(Block format, String key, String text, Map<String, String> namespaces) {
        try {
            return text.isEmpty() ? null : XmlPath.of(text, namespaces);
        } catch (IllegalArgumentException e) {
            format.fault(key, (key.isEmpty() ? "source name " + text + ": " : "") + e.getMessage());
            return null;
        }
    }
}
