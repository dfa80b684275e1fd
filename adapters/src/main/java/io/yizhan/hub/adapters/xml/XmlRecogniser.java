package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.input.EncodingGuess;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.recognition.RecordTree;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Recognises XML, its namespaces, and which of its elements are the records. */
public final class XmlRecogniser implements FormatRecogniser {

    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_DEPTH = 64;
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    @Override
    public List<RecognisedFormat> recognise(Sample sample) {
        EncodingGuess guess = EncodingGuess.of(sample.bytes(), sample.whole());
        String text = guess.text().stripLeading();
        if (!text.startsWith("<")) {
            return List.of();
        }
        String declared = declared(sample.bytes());
        Encoding encoding = Encoding.named(declared).orElse(null);
        if (encoding != null && guess.setting().equals("auto") && guess.charset().name().startsWith("UTF-16") == encoding.charset().name().startsWith("UTF-16")) {
            text = decoded(sample.bytes(), encoding).stripLeading();
        }
        Namespaces namespaces = new Namespaces();
        RecordTree document = new RecordTree();
        boolean complete = parse(text, document, namespaces);
        RecordTree.Records records = document.records();
        if (records.path().isEmpty()) {
            return List.of();
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        if (!namespaces.prefixes().isEmpty()) {
            settings.put("namespaces", namespaces.prefixes());
        }
        settings.put("record", String.join("/", records.path()));
        settings.put("encoding", guess.setting());
        List<String> reasons = new ArrayList<>();
        reasons.add(declared.isEmpty() ? guess.charset() + " (" + guess.reason() + ")" : "declared " + declared);
        reasons.add(records.count() + " records at " + String.join("/", records.path()));
        if (!namespaces.prefixes().isEmpty()) {
            reasons.add(namespaces.prefixes().size() + " namespaces");
        }
        return List.of(new RecognisedFormat("xml", settings,
                records.columns(path -> path.isEmpty() ? "." : String.join("/", path), XmlRecogniser::local).stream().map(XmlRecogniser::named).toList(), 0.99, reasons,
                complete || !sample.whole() ? List.of() : List.of("the sample is not well-formed XML to its end; what comes after the fault was not looked at")));
    }

    /** Nothing is fetched or expanded. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static String local(String step) {
        int condition = step.indexOf("='");
        if (condition > 0) {
            return step.substring(condition + 2, step.length() - 2);
        }
        String name = step.startsWith("@") ? step.substring(1) : step;
        return name.substring(name.indexOf(':') + 1);
    }

    /** Where an attribute names an element, what is within says no more. */
    private static SourceColumn named(SourceColumn column) {
        int last = column.path().size() - 1;
        boolean within = column.source().matches(".*='[^/]*/.*") && last > 0;
        return within ? new SourceColumn(column.source(), column.path().subList(0, last), column.title(), column.values()) : column;
    }

    /** The encoding that the XML declaration names, or the empty text. */
    private static String declared(byte[] bytes) {
        try {
            Encoding encoding = XmlDeclaration.encoding(new BufferedInputStream(new ByteArrayInputStream(bytes)));
            return encoding.charset() == null ? "" : encoding.charset().name();
        } catch (UnreadableInput e) {
            // It names one that is not known here, which the hub would refuse; the bytes themselves are still told.
            return "";
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be read", e);
        }
    }

    private static String decoded(byte[] bytes, Encoding encoding) {
        String text = new String(bytes, encoding.charset());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Reads as far as the text goes; false where it ends too early or is no XML from some place on. */
    private static boolean parse(String text, RecordTree document, Namespaces namespaces) {
        Deque<RecordTree> open = new ArrayDeque<>();
        open.push(document);
        // A parser may hand out one text in pieces.
        Deque<StringBuilder> texts = new ArrayDeque<>();
        texts.push(new StringBuilder());
        int elements = 0;
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            while (xml.hasNext() && elements < MAX_ELEMENTS) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    elements++;
                    if (open.size() > MAX_DEPTH) {
                        return false;
                    }
                    RecordTree node = open.element().child(namespaces.name(xml.getNamespaceURI(), xml.getPrefix(), xml.getLocalName()));
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        if (!SCHEMA_INSTANCE.equals(xml.getAttributeNamespace(i))) {
                            node.child("@" + namespaces.name(xml.getAttributeNamespace(i), xml.getAttributePrefix(i), xml.getAttributeLocalName(i)))
                                    .addText(xml.getAttributeValue(i));
                        }
                    }
                    open.push(node);
                    texts.push(new StringBuilder());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.element().nameByAttribute();
                    open.pop().addText(texts.pop().toString());
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    texts.element().append(xml.getText());
                } else if (event == XMLStreamConstants.DTD) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws either: it has no message for some errors, and trips over looking for it.
            return false;
        }
    }
}
