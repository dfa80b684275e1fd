package io.yizhan.hub.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML file as maps, lists, text, whole numbers and booleans, with the line of each value. Strict: what YAML 1.1 would silently
 * turn into something else ({@code no} into false, {@code 01} into 1, {@code 1:30} into 90) is a fault that says to quote it;
 * anchors, tags, empty values and doubled keys are faults too. A date stays the text it is written as.
 */
final class YamlFile {

    /** Stands for a value whose fault is already told, so that nobody tells another of it. */
    static final Object FAULTY = new Object();

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final Path file;
    private final String name;
    private final Faults faults;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlFile(Path file, String name, Faults faults) {
        this.file = file;
        this.name = name;
        this.faults = faults;
    }

    /** The file's root, or null where it is no YAML mapping and that was told. @param name as faults call the file */
    static Section read(Path path, String name, Faults faults) {
        YamlFile file = new YamlFile(path, name, faults);
        Node root = file.compose(path);
        if (root == null) {
            return null;
        }
        if (!(root instanceof MappingNode mapping) || root.getAnchor() != null) {
            file.fault("", root, "E-CONFIG-TYPE", "the file is no mapping; begin with `key: value`");
            return null;
        }
        return new Section(file, "", file.map(mapping, ""));
    }

    /** Tells a fault of this file; its line is that of the nearest value on the path that has one. */
    void fault(String path, String code, String detail) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        faults.add(name, lines.getOrDefault(known, 0), path, code, detail);
    }

    /** A file beside this one. */
    Path beside(String other) {
        return file.resolveSibling(other);
    }

    private Node compose(Path path) {
        try {
            String text = Files.readString(path);
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(1 << 20);
            Node root = new Yaml(options).compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            if (root == null) {
                faults.add(name, "E-CONFIG-EMPTY", "the file is empty; write its keys or remove it");
            }
            return root;
        } catch (CharacterCodingException e) {
            faults.add(name, "E-CONFIG-ENCODING", "the file is not UTF-8; save it as UTF-8");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            faults.add(name, mark == null ? 0 : mark.getLine() + 1, "", "E-CONFIG-SYNTAX", "not YAML: " + e.getProblem()
                    + (mark == null ? "" : ", at column " + (mark.getColumn() + 1)) + "; mind indentation, quotes and brackets");
        } catch (YAMLException e) {
            faults.add(name, "E-CONFIG-SYNTAX", "not YAML: " + e.getMessage());
        } catch (IOException e) {
            faults.add(name, "E-CONFIG-FILE", "can't be read: " + e);
        }
        return null;
    }

    private Object value(Node node, String path) {
        lines.put(path, line(node));
        if (node.getAnchor() != null) {
            return fault(path, node, "E-CONFIG-ANCHOR", "anchors (&) and aliases (*) are not used here; write the value out");
        }
        if (node instanceof MappingNode mapping) {
            return Tag.MAP.equals(node.getTag()) ? map(mapping, path) : tagged(path, node);
        }
        if (node instanceof SequenceNode sequence) {
            return Tag.SEQ.equals(node.getTag()) ? list(sequence, path) : tagged(path, node);
        }
        return scalar((ScalarNode) node, path);
    }

    private Map<String, Object> map(MappingNode mapping, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar) || !Tag.STR.equals(keyNode.getTag())) {
                fault(path, keyNode, "E-CONFIG-QUOTE", keyNode instanceof ScalarNode s
                        ? "the key " + s.getValue() + " is not text to YAML; put it in quotes" : "a key must be text");
                continue;
            }
            String key = scalar.getValue();
            String below = path.isEmpty() ? key : path + "." + key;
            if (map.containsKey(key)) {
                fault(below, keyNode, "E-CONFIG-DUPLICATE", "the key is given twice; remove one");
                continue;
            }
            map.put(key, value(tuple.getValueNode(), below));
            // Where the key stands, not where a block below it begins.
            lines.put(below, line(keyNode));
        }
        return map;
    }

    private List<Object> list(SequenceNode sequence, String path) {
        List<Object> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            list.add(value(element, path + "[" + list.size() + "]"));
        }
        return list;
    }

    private Object scalar(ScalarNode node, String path) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (Tag.STR.equals(tag)) {
            return text;
        }
        if (!node.isPlain()) {
            return tagged(path, node);
        }
        if (Tag.NULL.equals(tag)) {
            return fault(path, node, "E-CONFIG-EMPTY", text.isEmpty() ? "has no value; give one or leave the key out"
                    : "is null to YAML; put " + text + " in quotes, or leave the key out");
        }
        if (Tag.BOOL.equals(tag) && BOOLEANS.contains(text)) {
            return Boolean.valueOf(text);
        }
        if (Tag.INT.equals(tag) && WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (Tag.TIMESTAMP.equals(tag) && DAY.matcher(text).matches()) {
            return text;
        }
        return fault(path, node, "E-CONFIG-QUOTE", "YAML does not read " + text + " as it looks; put it in quotes, or write a plain whole number");
    }

    private Object tagged(String path, Node node) {
        return fault(path, node, "E-CONFIG-TAG", "tags (!) are not used here; write the plain value");
    }

    private Object fault(String path, Node node, String code, String detail) {
        faults.add(name, line(node), path, code, detail);
        return FAULTY;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
