package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.OpenPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Drafts a department from a sample. Thread-safe. */
public final class Drafting {

    private static final double DOUBTFUL = 0.6;

    private final Iterable<FormatRecogniser> recognisers;
    private final Map<String, LicenceType> types;
    private final Map<String, Map<String, String>> codeTables;
    private final NamesInUse names;
    /** Of each type, made when it is first asked for. */
    private final Map<String, FieldMatching> matchings = new ConcurrentHashMap<>();

    /** A drafting with recognisers, types, tables and names of one's own. */
    public Drafting(Iterable<FormatRecogniser> recognisers, Map<String, LicenceType> types, Map<String, Map<String, String>> codeTables, NamesInUse names) {
        this.recognisers = recognisers;
        this.types = types;
        this.codeTables = codeTables;
        this.names = names;
    }

    /** With what the schemas ship and the recognisers found by {@link ServiceLoader}. */
    public static Drafting standard() {
        return new Drafting(ServiceLoader.load(FormatRecogniser.class), SchemaTypes.licenceTypes(), SchemaTypes.codeTables(), SchemaTypes.namesInUse());
    }

    /** All formats a sample may be of, likeliest first. */
    public List<RecognisedFormat> formats(Sample sample) {
        List<RecognisedFormat> formats = new ArrayList<>();
        recognisers.forEach(recogniser -> formats.addAll(recogniser.recognise(sample)));
        formats.sort(Comparator.comparingDouble(RecognisedFormat::confidence).reversed());
        return formats;
    }

    /**
     * Drafts the department.
     *
     * @param type the licence type's id; null to tell it from the sample
     * @return the draft, or empty where the sample is of no known format, or one without records
     * @throws IllegalArgumentException where there is no such type
     */
    public Optional<DepartmentDraft> draft(Sample sample, Identity identity, String type) {
        if (type != null && !types.containsKey(type)) {
            throw new IllegalArgumentException("there is no licence type of that name");
        }
        return formats(sample).stream().filter(format -> !format.columns().isEmpty()).findFirst().map(format -> draft(sample, format, identity, type));
    }

    private DepartmentDraft draft(Sample sample, RecognisedFormat format, Identity given, String type) {
        List<ColumnProfile> profiles = SpanColumns.parted(format.columns()).stream().map(column -> new ColumnProfile(column, names.words())).toList();
        String hint = String.join(" ", sample.name(), given.id(), String.valueOf(given.zh()), String.valueOf(given.en()), String.valueOf(format.settings()));
        List<TypeChoice.Candidate> ranked = type != null ? List.of(TypeChoice.of(matching(types.get(type)), profiles, hint))
                : TypeChoice.rank(types.values().stream().map(this::matching).toList(), profiles, hint);
        TypeChoice.Candidate chosen = ranked.get(0);
        Optional<TypeChoice.Candidate> change = ChangeChoice.of(profiles, codeTables, names);
        Identity identity = known(given, chosen);
        TypeChoice.Candidate stated = change.orElse(chosen);
        MappingDraft mapping = new MappingDraft(stated.matching(), profiles, stated.matched(), identity, new VerbChoice(codeTables), new JoinedParts(names));
        List<OpenPoint> open = new ArrayList<>();
        if (identity.code() == null) {
            open.add(new OpenPoint("code", "the department's unified social credit code is not known; write code: \"…\", or draft anew with --code"));
        }
        open.addAll(mapping.open());
        List<String> concerns = new ArrayList<>(format.concerns());
        concerns.addAll(mapping.concerns());
        if (change.isPresent() && type == null) {
            concerns.add("type: changes tell little of the licences they are about; --type names the licence type");
        }
        int records = format.columns().get(0).values().size();
        return new DepartmentDraft(identity, feed(sample.name(), chosen.type()), sample.name(), records, withChecks(format, mapping), chosen.type(), typeReason(type, ranked), change.isPresent() ? "change" : "licence",
                mapping.fields(), mapping.nullWords(), mapping.unlimitedWords(), open, mapping.unmapped(), concerns);
    }

    private FieldMatching matching(LicenceType type) {
        return matchings.computeIfAbsent(type.id(), id -> new FieldMatching(type, codeTables, names));
    }

    /** Samples are told by the beginning of their names, so the feed is called as the sample is, where that is an id. */
    private static String feed(String sample, LicenceType type) {
        String stem = sample.split("\\.", 2)[0];
        return stem.matches("[a-z][a-z0-9-]*") ? stem : type.id();
    }

    /** What a department does not say of itself, a sample may: the authority that all its records name. */
    private static Identity known(Identity given, TypeChoice.Candidate chosen) {
        String zh = given.zh() != null ? given.zh() : same(chosen, "issuerName");
        String code = given.code() != null ? given.code() : same(chosen, "issuerCode");
        return new Identity(given.id(), zh, given.en(), code != null && Kind.USCC.holds(code) ? code : given.code());
    }

    private static String same(TypeChoice.Candidate chosen, String field) {
        return chosen.matched().stream().filter(guess -> guess.field().name().equals(field) && guess.profile().isConstant() && guess.confidence() >= DOUBTFUL)
                .map(guess -> guess.profile().meant().get(0)).findFirst().orElse(null);
    }

    private static String typeReason(String asked, List<TypeChoice.Candidate> ranked) {
        if (asked != null) {
            return "as asked for";
        }
        if (ranked.size() < 2) {
            return "the only type there is";
        }
        double lead = ranked.get(0).score() - ranked.get(1).score();
        return (lead > 1 ? "surely" : lead > 0.4 ? "probably" : "perhaps") + ", by its columns; next would be " + ranked.get(1).type().id()
                + " (--type names another)";
    }

    /** A row of delimited text shifts where a field holds the separator unquoted; a column that always is a day tells. */
    private static RecognisedFormat withChecks(RecognisedFormat format, MappingDraft mapping) {
        if (!format.format().equals("delimited")) {
            return format;
        }
        Map<String, Object> settings = new LinkedHashMap<>(format.settings());
        mapping.checks().ifPresent(source -> settings.put("checks", Map.of(source, "date")));
        return new RecognisedFormat(format.format(), settings, format.columns(), format.confidence(), format.reasons(), format.concerns());
    }
}
