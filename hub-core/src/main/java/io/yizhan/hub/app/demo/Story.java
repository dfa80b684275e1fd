package io.yizhan.hub.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * 老街小馆 opens in 青山县: four departments send what they issued, each in its own way, and a month later a platform pulls four materials
 * that nobody uploads. Every step checks what came of it.
 */
final class Story {

    private static final Purpose OPENING = new Purpose("food-operation", "QS-2026-0412", "开办餐饮店", "窗口01");
    private static final Purpose SIGN = new Purpose("outdoor-sign", "QS-2026-0513", "户外招牌设置许可", "窗口03");
    private static final Purpose SIGN_AGAIN = new Purpose("outdoor-sign", "QS-2026-0611", "户外招牌延期", "窗口03");

    private final Player player;
    private final Path departments;
    private final NoteKey evidenceKey;
    private final Teller teller;
    private String applicant;
    private byte[] bundle;

    /** @param departments the configuration's {@code departments} directory, for its samples */
    Story(Player player, Path departments, NoteKey evidenceKey, Teller teller) {
        this.player = player;
        this.departments = departments;
        this.evidenceKey = evidenceKey;
        this.teller = teller;
    }

    /** The applicant's code, known after the story was played. */
    String applicant() {
        return applicant;
    }

    Purpose lastPurpose() {
        return SIGN_AGAIN;
    }

    /** @return true where every step came out as told */
    boolean play() throws InterruptedException {
        teller.tell("1", this::register);
        teller.tell("2", this::identity);
        teller.tell("3", this::acceptance);
        teller.tell("4", this::certificates);
        teller.tell("5", this::food);
        teller.tell("6", this::pull);
        teller.tell("7a", this::refusal);
        teller.tell("7b", this::revocation);
        teller.tell("7c", this::repetition);
        teller.tell("8a", this::proofs);
        teller.tell("8b", this::forgery);
        return teller.allAsTold();
    }

    private byte[] sample(String department, String name) throws IOException {
        return Files.readAllBytes(departments.resolve(department).resolve("samples/in").resolve(name));
    }

    private Outcome register() throws Exception {
        long before = player.shown("market-regulation", "register");
        player.drop("in/market-regulation", "register.csv", sample("market-regulation", "register.csv"));
        return counted(player.settled("market-regulation", "register", before), 0);
    }

    private Outcome identity() throws Exception {
        long before = player.shown("public-security", "identity");
        player.queue("public-security", "intake.public-security", sample("public-security", "identity.txt"));
        return counted(player.settled("public-security", "identity", before), 0);
    }

    private Outcome acceptance() throws Exception {
        Player.Answer answer = player.post("housing", null, "/api/v1/departments/housing/messages", "application/xml",
                sample("housing", "acceptance.xml"));
        return counted(answer.json(), 0);
    }

    private Outcome certificates() throws Exception {
        JsonNode result = player.post("health", null, "/api/v1/departments/health/messages", "application/json",
                sample("health", "certificates.json")).json();
        List<String> codes = texts(result.path("violations"), "code").stream().filter(code -> code.startsWith("E-")).toList();
        return counted(result, 1).and(codes.size() >= 2, String.join(", ", codes));
    }

    private Outcome food() throws Exception {
        long before = player.shown("market-regulation", "food");
        player.queue("market-regulation", "intake.market-regulation.food", sample("market-regulation", "food.json"));
        Outcome sent = counted(player.settled("market-regulation", "food", before), 0);
        JsonNode tax = delivery("tax");
        JsonNode portal = delivery("portal");
        applicant = portal.path("licence").path("holderCode").asText();
        return sent.and(tax.path("withheld").size() > portal.path("withheld").size(), tax.path("licence").size(), tax.path("withheld").size(),
                portal.path("licence").size(), portal.path("withheld").size());
    }

    /** The food-operation licence in a consumer's outbox; all that is there is acknowledged. */
    private JsonNode delivery(String consumer) throws IOException, InterruptedException {
        JsonNode deliveries = player.await(() -> {
            JsonNode there = player.get(consumer, OPENING, "/api/v1/outbox?max=100&wait=1").json().path("deliveries");
            return stream(there).anyMatch(Story::isFood) ? there : null;
        });
        byte[] ids = CanonicalJson.bytes(Map.of("ids", texts(deliveries, "id")));
        player.post(consumer, OPENING, "/api/v1/outbox:ack", "application/json", ids);
        return stream(deliveries).filter(Story::isFood).findFirst().orElseThrow();
    }

    private static boolean isFood(JsonNode delivery) {
        return delivery.path("licence").path("type").asText().equals("food-operation-licence");
    }

    private Outcome pull() throws Exception {
        Player.Answer answer = player.post("portal", SIGN, "/api/v1/materials:pull", "application/json", question());
        bundle = answer.body();
        List<String> verdicts = texts(answer.json().path("materials"), "verdict");
        long pulled = verdicts.stream().filter("pulled"::equals).count();
        long proven = proven(bundle, verdicts.size());
        List<String> lines = stream(answer.json().path("materials")).map(m -> m.path("name").asText() + ": " + m.path("verdict").asText()
                + ", " + m.path("seal").path("suite").asText() + ", -" + m.path("withheld").size()).toList();
        return Outcome.of(answer.json().path("complete").asBoolean() && pulled == 4 && proven == 4, 0, pulled, proven, verdicts.size(),
                String.join(" | ", lines));
    }

    /** How many of the bundle's materials have nothing wrong with them. */
    private long proven(byte[] answer, int materials) {
        List<String> wrong = new OfflineVerifier(List.of(evidenceKey)).verify(answer).findings().stream().filter(f -> !f.holds())
                .map(OfflineVerifier.Finding::what).toList();
        return IntStream.range(0, materials).filter(i -> wrong.stream().noneMatch(what -> what.startsWith("materials[" + i + "]"))).count();
    }

    private byte[] question() {
        return ("{\"applicant\":{\"code\":\"" + applicant + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    private Outcome refusal() throws Exception {
        Player.Answer answer = player.post("museum", SIGN, "/api/v1/materials:pull", "application/json", question());
        String code = answer.json().path("code").asText();
        JsonNode entry = player.entry(e -> e.path("type").asText().equals("refused") && e.path("client").asText().equals("museum"));
        return Outcome.of(answer.status() == 403 && entry != null && entry.path("reason").asText().equals(code), code, answer.status());
    }

    private Outcome revocation() throws Exception {
        long before = player.shown("market-regulation", "changes");
        player.queue("market-regulation", "intake.market-regulation.changes", sample("market-regulation", "changes.json"));
        counted(player.settled("market-regulation", "changes", before), 0);
        JsonNode answer = player.post("portal", SIGN_AGAIN, "/api/v1/materials:pull", "application/json", question()).json();
        String verdict = stream(answer.path("materials")).filter(m -> m.path("type").asText().equals("business-licence"))
                .map(m -> m.path("verdict").asText()).findFirst().orElse("-");
        return Outcome.of(verdict.equals("revoked") && !answer.path("complete").asBoolean(), verdict);
    }

    private Outcome repetition() throws Exception {
        JsonNode result = player.post("market-regulation", null, "/api/v1/departments/market-regulation/messages", "text/csv",
                sample("market-regulation", "register.csv")).json();
        return Outcome.of(result.path("received").asLong() > 0 && result.path("registered").asLong() == 0 && result.path("unchanged").asLong() == result.path("received").asLong(),
                result.path("received").asLong(), result.path("registered").asLong(), result.path("unchanged").asLong());
    }

    private Outcome proofs() {
        OfflineVerifier.Report report = new OfflineVerifier(List.of(evidenceKey)).verify(bundle);
        return Outcome.of(report.holds(), report.findings().size());
    }

    private Outcome forgery() {
        String text = new String(bundle, StandardCharsets.UTF_8);
        // One byte: the last digit of the applicant's own code, where a licence shows it.
        int at = text.indexOf("\"holderCode\":\"" + applicant) + "\"holderCode\":\"".length() + 2;
        char other = text.charAt(at) == '0' ? '1' : '0';
        byte[] forged = (text.substring(0, at) + other + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
        OfflineVerifier.Report report = new OfflineVerifier(List.of(evidenceKey)).verify(forged);
        List<OfflineVerifier.Finding> wrong = report.findings().stream().filter(f -> !f.holds()).toList();
        return Outcome.of(wrong.stream().anyMatch(f -> f.what().endsWith("holderCode")),
                wrong.isEmpty() ? "-" : wrong.get(0).what() + ": " + wrong.get(0).detail());
    }

    /** Every record has exactly one outcome, and as many are rejected as the story says. */
    private static Outcome counted(JsonNode result, long rejected) {
        long registered = result.path("registered").asLong();
        long received = result.has("received") ? result.path("received").asLong() : result.path("records").asLong();
        boolean adds = received == registered + result.path("unchanged").asLong() + result.path("rejected").asLong()
                + result.path("parked").asLong();
        return Outcome.of(adds && registered > 0 && result.path("rejected").asLong() == rejected && result.path("parked").asLong() == 0,
                received, registered, result.path("rejected").asLong(), result.path("warned").asLong());
    }

    private static List<String> texts(JsonNode nodes, String member) {
        return stream(nodes).map(node -> node.path(member).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
