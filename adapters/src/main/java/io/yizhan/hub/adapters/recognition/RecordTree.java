package io.yizhan.hub.adapters.recognition;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.mapping.Edges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A sample of a tree-shaped format, and which of its nodes are the records: those that come often and together hold most of what
 * there is. Not thread-safe.
 */
public final class RecordTree {

    /** A node that comes this much oftener than the one around it repeats within it. */
    private static final double GROWTH = 1.5;
    /** What a repeated node must hold of the different values around it to be the record, not a list within one. */
    private static final double LEAST_SHARE = 0.5;
    /** What a node that comes once must hold, to be more than a part of the record. */
    private static final double LEAST_SHARE_OF_ONE = 0.85;
    private static final String LIST_COMMA = "、";

    private final Map<String, List<RecordTree>> children = new LinkedHashMap<>();
    private final List<RecordTree> elements = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean list;

    /** The nodes at one path. */
    private record Candidate(List<String> path, List<RecordTree> nodes, boolean open) {
        int leaves() {
            Set<List<String>> paths = new LinkedHashSet<>();
            // Of a list one element counts, or a list of many would hold more than its surroundings.
            nodes.forEach(node -> node.leaves().keySet().forEach(path -> paths.add(path.stream().filter(step -> !step.matches("[0-9]+")).toList())));
            return paths.size();
        }
    }

    /** The records of a sample. @param path from the root to them */
    public record Records(List<String> path, List<RecordTree> nodes) {

        public int count() {
            return nodes.size();
        }

        /**
         * The values below the records.
         *
         * @param source makes a source name of a path below the record
         * @param name   makes the word people use of one step of it
         */
        public List<SourceColumn> columns(Function<List<String>, String> source, Function<String, String> name) {
            List<Map<List<String>, String>> records = nodes.stream().limit(Sample.MAX_RECORDS).map(RecordTree::leaves).toList();
            Set<List<String>> paths = new LinkedHashSet<>();
            records.forEach(record -> paths.addAll(record.keySet()));
            List<SourceColumn> columns = new ArrayList<>();
            for (List<String> leaf : paths) {
                List<String> words = leaf.stream().map(name).filter(word -> !word.matches("[0-9]*")).toList();
                columns.add(new SourceColumn(source.apply(leaf), words, "",
                        records.stream().map(record -> record.getOrDefault(leaf, "")).toList()));
            }
            return columns;
        }
    }

    /** The node above the roots; a lone root is the root itself. */
    public static RecordTree root(List<RecordTree> roots) {
        if (roots.size() == 1) {
            return roots.get(0);
        }
        RecordTree above = new RecordTree();
        above.list = true;
        above.elements.addAll(roots);
        return above;
    }

    /** A new child of a name. */
    public RecordTree child(String name) {
        RecordTree child = new RecordTree();
        children.computeIfAbsent(name, any -> new ArrayList<>()).add(child);
        return child;
    }

    /** This node is a list, though it may be empty. */
    public void markList() {
        list = true;
    }

    /** A new element of a list. */
    public RecordTree element() {
        RecordTree element = new RecordTree();
        elements.add(element);
        return element;
    }

    public void addText(String text) {
        String trimmed = Edges.trim(text);
        if (!trimmed.isEmpty()) {
            texts.add(trimmed);
        }
    }

    public boolean isEmpty() {
        return children.isEmpty() && elements.isEmpty() && texts.isEmpty();
    }

    /** Names of the children, in order. */
    Set<String> names() {
        return children.keySet();
    }

    List<RecordTree> children(String name) {
        return children.getOrDefault(name, List.of());
    }

    List<RecordTree> elements() {
        return elements;
    }

    /** The node's own text, or the empty one. */
    String text() {
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /**
     * Of children of one name that an attribute tells apart, as {@code <field name="ZZBH">}, makes children named by it:
     * {@code field[@name='ZZBH']}.
     */
    public void nameByAttribute() {
        for (String name : List.copyOf(children.keySet())) {
            List<RecordTree> alike = children.get(name);
            NamingAttribute.of(alike).ifPresent(attribute -> {
                children.remove(name);
                alike.forEach(node -> {
                    String step = attribute.step(name, node);
                    node.children.remove(attribute.name());
                    children.computeIfAbsent(step, any -> new ArrayList<>()).add(node);
                });
            });
        }
    }

    /** The records: nearest to the root among those that repeat and hold at least half of what their surroundings hold. */
    public Records records() {
        Deque<Candidate> open = new ArrayDeque<>();
        open.add(new Candidate(List.of(), List.of(this), true));
        Candidate chosen = null;
        while (!open.isEmpty()) {
            Candidate candidate = expanded(open.remove());
            if (chosen == null || isBetter(candidate, chosen)) {
                chosen = candidate;
            }
            if (candidate.open) {
                below(candidate).forEach((name, nodes) -> {
                    List<String> path = new ArrayList<>(candidate.path);
                    path.add(name);
                    open.add(new Candidate(path, nodes, true));
                });
            }
        }
        return new Records(chosen.path, chosen.nodes);
    }

    private static boolean isBetter(Candidate candidate, Candidate chosen) {
        int leaves = candidate.leaves();
        boolean repeats = candidate.nodes.size() >= GROWTH * chosen.nodes.size() && leaves >= LEAST_SHARE * chosen.leaves();
        boolean wraps = chosen.nodes.size() == 1 && candidate.nodes.size() == 1 && leaves >= LEAST_SHARE_OF_ONE * chosen.leaves();
        return leaves > 1 && (repeats || wraps);
    }

    /** Lists give way to their elements; no path leads on through a list but one of roots. */
    private static Candidate expanded(Candidate candidate) {
        if (candidate.nodes.stream().noneMatch(node -> node.list)) {
            return candidate;
        }
        List<RecordTree> nodes = new ArrayList<>();
        candidate.nodes.forEach(node -> nodes.addAll(node.list ? node.elements : List.of(node)));
        return new Candidate(candidate.path, nodes, candidate.path.isEmpty());
    }

    private static Map<String, List<RecordTree>> below(Candidate candidate) {
        Map<String, List<RecordTree>> below = new LinkedHashMap<>();
        candidate.nodes.forEach(node -> node.children.forEach((name, nodes) ->
                below.computeIfAbsent(name, any -> new ArrayList<>()).addAll(nodes)));
        below.keySet().removeIf(name -> name.startsWith("@"));
        return below;
    }

    /** Path to text of all values below this node; texts met several times are joined as reading joins them. */
    private Map<List<String>, String> leaves() {
        Map<List<String>, String> leaves = new LinkedHashMap<>();
        collect(List.of(), leaves);
        return leaves;
    }

    private void collect(List<String> path, Map<List<String>, String> leaves) {
        for (String text : texts) {
            leaves.merge(path, text, (before, more) -> before + LIST_COMMA + more);
        }
        if (children.isEmpty() && elements.isEmpty() && texts.isEmpty()) {
            leaves.putIfAbsent(path, "");
        }
        for (int i = 0; i < elements.size(); i++) {
            boolean plain = elements.get(i).children.isEmpty() && elements.get(i).elements.isEmpty();
            elements.get(i).collect(plain ? path : plus(path, String.valueOf(i)), leaves);
        }
        children.forEach((name, nodes) -> nodes.forEach(node -> node.collect(plus(path, name), leaves)));
    }

    private static List<String> plus(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
