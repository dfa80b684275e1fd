package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.door.Language;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import io.yizhan.hub.joining.agreement.Document.Fact;
import io.yizhan.hub.joining.trial.Trial;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the interface agreement of a department. Immutable. */
public final class Agreement {

    private static final String HOLDER_CODE_TYPES = "holder-code-types";

    /**
     * What the agreement is written out of.
     *
     * @param departments the directory of the departments' folders, for their samples
     * @param hub         address of the hub's doors, without a slash at its end
     * @param version     of the hub
     */
    public record Basis(Catalogue catalogue, Path departments, String hub, String version) {
    }

    private final Basis basis;
    private final LicenceJudge judge;
    private final Explanations explanations = new Explanations();
    private final JoiningTexts texts = new JoiningTexts();

    public Agreement(Basis basis) {
        this.basis = basis;
        this.judge = new LicenceJudge(basis.catalogue());
    }

    /** One HTML file that needs no other. @param fingerprint of the department's public key, where one is known */
    public String html(Department department, Optional<String> fingerprint, Language language) throws IOException {
        return HtmlPage.of(document(department, fingerprint, language));
    }

    /** The same as Markdown. */
    public String markdown(Department department, Optional<String> fingerprint, Language language) throws IOException {
        return MarkdownPage.of(document(department, fingerprint, language));
    }

    private Document document(Department department, Optional<String> fingerprint, Language language) throws IOException {
        Words words = new Words(texts, language);
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.heading(2, "department", "doc.department"));
        blocks.add(new Document.Facts(List.of(words.code("doc.id", department.id()),
                words.fact("doc.name", department.name().zh() + " · " + department.name().en()), words.code("doc.uscc", department.code()),
                words.fact("doc.aliases", department.aliases().isEmpty() ? "–" : String.join(", ", department.aliases())),
                words.fact("doc.feeds", words.list(department.feeds().stream().map(Feed::id))))));
        for (Feed feed : department.feeds()) {
            blocks.addAll(feed(words, department, feed));
        }
        blocks.addAll(new DeliverySection(words, department).blocks());
        blocks.addAll(new CommonSections(words, department, basis.hub()).blocks(fingerprint));
        return new Document(language.tag(), words.say("doc.title", words.say(department.name())), words.say("doc.subtitle"), words.say("doc.contents"),
                words.say("doc.footer", basis.version()), blocks);
    }

    private List<Block> feed(Words words, Department department, Feed feed) throws IOException {
        FeedFields fields = new FeedFields(feed, judge);
        Examples examples = Examples.of(department, feed, new Trial(feed, judge, explanations, texts), basis.departments());
        FormatSection format = new FormatSection(words, feed, fields.rules());
        FieldSection section = new FieldSection(words, feed, fields, judge, explanations);
        String id = "feed-" + feed.id();
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.heading(2, id, "doc.feed", feed.id(), words.say(feed.type().name())));
        blocks.add(new Document.Facts(facts(words, department, feed)));
        blocks.add(words.heading(3, id + "-send", "doc.send"));
        blocks.addAll(new Sending(words, department, feed, basis.hub()).blocks(examples.sample()));
        blocks.add(words.heading(3, id + "-format", "doc.layout"));
        blocks.addAll(format.layout());
        blocks.add(words.heading(3, id + "-fields", "doc.fields"));
        blocks.addAll(section.fieldTable(examples));
        blocks.addAll(format.codeTables(id));
        blocks.add(words.heading(3, id + "-codes", "doc.codes"));
        blocks.addAll(section.codes(id));
        return blocks;
    }

    private List<Fact> facts(Words words, Department department, Feed feed) {
        LicenceType type = feed.type();
        List<Fact> facts = new ArrayList<>();
        facts.add(words.code("doc.feedId", feed.id()));
        facts.add(words.fact("doc.default", words.say(feed.id().equals(department.defaultFeed().id()) ? "doc.yes" : "doc.no")));
        facts.add(words.fact("doc.statement", words.say(feed.statement() == Statement.CHANGE ? "doc.statement.change" : "doc.statement.licence")));
        facts.add(new Fact(words.say("doc.type"), Cell.text(type.name().zh() + " · " + type.name().en())));
        facts.add(words.code("doc.typeId", type.id()));
        if (type.typeCode() != null) {
            facts.add(words.code("doc.typeCode", type.typeCode()));
        }
        facts.add(words.fact("doc.holders", holders(words, type)));
        facts.add(words.fact("doc.sharing", words.say("sharing." + type.sharing())));
        facts.add(words.fact("doc.law", type.source()));
        facts.add(words.fact("doc.maxBytes", words.say("doc.mebibytes", type.maxMessageBytes() / (1 << 20))));
        return facts;
    }

    /** Holder code types with the first word the code table has for each. */
    private String holders(Words words, LicenceType type) {
        Map<String, String> codes = basis.catalogue().codeTable(HOLDER_CODE_TYPES).orElse(Map.of());
        Set<String> named = new LinkedHashSet<>();
        for (String code : type.holderCodeTypes()) {
            named.add(code + codes.entrySet().stream().filter(entry -> entry.getValue().equals(code) && !entry.getKey().equals(code))
                    .map(entry -> " " + entry.getKey()).findFirst().orElse(""));
        }
        return words.list(named.stream());
    }
}
