package io.yizhan.hub.joining;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapter.Rules;
import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.validation.LicenceJudge;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one feed: what its type says of them, how they are filled, and what may be seen of them. Immutable. */
public final class FeedFields {

    private final Rules rules;
    private final Map<String, FieldRule> fields = new LinkedHashMap<>();
    private final Map<String, FieldClass> ownClasses = new HashMap<>();
    private final Map<String, FieldClass> classesOfSources = new HashMap<>();

    public FeedFields(Feed feed, LicenceJudge judge) {
        rules = feed.adapter().rules();
        judge.fields(feed.type(), feed.statement()).stream().filter(field -> feed.attachment() != null || !LicenceType.OF_FILES.contains(field.name()))
                .forEach(field -> fields.put(field.name(), field));
        // The number in a change of state is that of the licence, so it is as personal as there.
        feed.type().fields().forEach(field -> ownClasses.put(field.name(), field.fieldClass()));
        fields.values().forEach(field -> ownClasses.merge(field.name(), field.fieldClass(), FeedFields::higher));
        // What no field takes may be anything.
        rules.checks().keySet().forEach(source -> classesOfSources.put(source, FieldClass.SENSITIVE));
        for (Rule rule : rules.fields()) {
            rule.sources().forEach(classesOfSources::remove);
        }
        for (Rule rule : rules.fields()) {
            rule.sources().forEach(source -> classesOfSources.merge(source, ownClass(rule.field()), FeedFields::higher));
        }
    }

    public Rules rules() {
        return rules;
    }

    /** What the type says of each field, in its order. */
    public List<FieldRule> all() {
        return List.copyOf(fields.values());
    }

    public Optional<FieldRule> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The rule that fills a field; empty where none does. */
    public Optional<Rule> rule(String name) {
        return rules.fields().stream().filter(rule -> rule.field().equals(name)).findFirst();
    }

    /** The field's label; of one the type does not know, its name. */
    public Text label(String name) {
        return field(name).map(FieldRule::label).orElseGet(() -> new Text(name, name));
    }

    /** The class of a field: its own, or that of a more personal field which is filled from the same text. */
    public FieldClass classOf(String name) {
        FieldClass highest = ownClass(name);
        for (String source : rule(name).map(Rule::sources).orElse(List.of())) {
            highest = higher(highest, classOfSource(source));
        }
        return highest;
    }

    /** The class of a source's text: that of the most personal field that is filled from it; sensitive where none is. */
    public FieldClass classOfSource(String source) {
        return classesOfSources.getOrDefault(source, FieldClass.SENSITIVE);
    }

    private FieldClass ownClass(String name) {
        return ownClasses.getOrDefault(name, FieldClass.INTERNAL);
    }

    private static FieldClass higher(FieldClass one, FieldClass other) {
        return EnumSet.of(one, other).stream().max(FieldClass::compareTo).orElseThrow();
    }
}
