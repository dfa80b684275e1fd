package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.signing.NoteKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Licences that come with a file: laid beside the data, or uploaded; sealed by its digest, fetched by who may see it. */
class AttachmentTest {

    private static final String SHOP = "91990101MA0Y00016W";
    private static final Purpose SIGN = OpenHub.SIGN;
    private static final byte[] PDF = "%PDF-1.7\ninvented, 林晓禾\n".repeat(5000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;
    private OpenHub hub;

    @BeforeEach
    void open() throws Exception {
        Path config = Homes.configured(home);
        Files.createDirectories(config.resolve("departments/works"));
        Files.writeString(config.resolve("departments/works/department.yaml"), """
                id: works
                name: {zh-CN: 青山县某局, en: A bureau}
                code: 11990101MB0001070L
                feeds:
                """ + feed("folder", "{folder: in/works}", "{reference: /file, digest: /sha256, from: beside, types: [application/pdf], maxBytes: 1MiB}")
                + feed("post", "http", "{reference: /file, types: [application/pdf, application/ofd]}"));
        Path grants = config.resolve("grants/portal.yaml");
        Files.writeString(grants, Files.readString(grants).replace("fireAcceptance, acceptanceDate]", "fireAcceptance, acceptanceDate, file, fileType]"));
        hub = OpenHub.own(home);
    }

    private static String feed(String id, String transport, String attachment) {
        return """
                  - id: %s
                    transport: %s
                    format: {json: {}}
                    type: building-acceptance
                    mapping:
                      number: {copy: /no}
                      holderName: {constant: 老街小馆}
                      holderCode: {constant: %s}
                      issuerName: {constant: 青山县住房和城乡建设局}
                      issuerCode: {constant: 11990101MB0001070L}
                      projectName: {constant: 装修}
                      fireAcceptance: {constant: "1"}
                    attachment: %s
                """.formatted(id, transport, SHOP, attachment);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aFileBesideTheDataIsSealedAndFetchedByWhoMaySeeIt() throws Exception {
        drop("acceptance-17.pdf", PDF);
        drop("records.json", json("QS-17", "scans/acceptance-17.pdf", sha(PDF).toUpperCase(java.util.Locale.ROOT)));
        settled(1);

        OpenHub.Answer answer = query("portal");
        JsonNode licence = answer.json().path("licences").get(0);
        assertThat(licence.path("licence").path("file").asText()).isEqualTo(sha(PDF));
        assertThat(licence.path("licence").path("fileType").asText()).isEqualTo("application/pdf");
        assertThat(licence.path("withheld").toString()).contains("fileName");
        NoteKey key = NoteKey.parse(Files.readString(home.resolve("keys/evidence.vkey")).strip());
        OfflineVerifier verifier = new OfflineVerifier(List.of(key));
        assertThat(verifier.verify(answer.body()).holds()).isTrue();
        String id = licence.path("licenceId").asText();
        byte[] forged = answer.text().replace(id, "00".repeat(id.length() / 2)).getBytes(StandardCharsets.UTF_8);
        assertThat(verifier.verify(forged).findings()).anyMatch(finding -> !finding.holds() && finding.detail().contains("E-LICENCE-ID"));

        long before = hub.size();
        OpenHub.Answer file = hub.get(hub.token("portal", SIGN), "/api/v1/licences/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.headers().get("content-type")).containsExactly("application/pdf");
        assertThat(file.headers().get("content-digest")).containsExactly("sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha(PDF))) + ":");
        assertThat(file.headers().get("etag")).containsExactly("\"" + sha(PDF) + "\"");
        assertThat(file.headers().get("x-content-type-options")).containsExactly("nosniff");
        assertThat(file.headers().get("content-disposition").get(0)).startsWith("attachment");
        List<JsonNode> told = hub.entries(before);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("type").asText()).isEqualTo("disclosed");
        assertThat(told.get(0).path("licences").get(0).asText()).isEqualTo(id);

        assertThat(hub.get(hub.token("tax", SIGN), "/api/v1/licences/" + id + "/file").status()).isEqualTo(403);
        assertThat(hub.get(hub.token("works"), "/api/v1/licences/" + id + "/file").status()).isEqualTo(403);
        assertThat(hub.get(null, "/api/v1/licences/" + id + "/file").status()).isEqualTo(401);
        assertThat(hub.get(hub.token("portal", SIGN), "/api/v1/licences/00ff/file").code()).isEqualTo("E-FILE-ABSENT");
        assertThat(hub.get(hub.token("portal", SIGN), "/api/v1/licences/x/file").code()).isEqualTo("E-FILE-ABSENT");

        List<Path> kept = Homes.filesBelow(home.resolve("files"));
        assertThat(kept).hasSize(2);
        for (Path path : kept) {
            assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)).doesNotContain("%PDF");
            assertThat(path.toString()).doesNotContain("acceptance-17");
        }
        assertThat(home.resolve("in/works/.done/acceptance-17.pdf")).exists();
    }

    @Test
    void aRecordWhoseFileIsNotAsItSaysIsRejected() throws Exception {
        drop("other.pdf", PDF);
        drop("picture.pdf", HexFormat.of().parseHex("89504e470d0a1a0a00000000"));
        drop("huge.pdf", "%PDF-".concat("x".repeat(2 << 20)).getBytes(StandardCharsets.US_ASCII));
        drop("records.json", json("QS-1", "none.pdf", null) + json("QS-2", "other.pdf", "00".repeat(32)) + json("QS-3", "picture.pdf", null)
                + json("QS-4", "huge.pdf", null) + json("QS-5", "other.pdf", null) + "{\"no\": \"QS-6\"}\n");
        settled(6);

        List<String> codes = hub.get(hub.token("works"), "/api/v1/departments/works/rejections").json().path("rejections").findValuesAsText("code");
        assertThat(codes).containsExactly("E-FILE-MISSING", "E-FILE-DIGEST", "E-FILE-TYPE", "E-FILE-MISSING");
        assertThat(query("portal").json().path("licences")).as("one with its file, one that names none").hasSize(2);
        assertThat(home.resolve("in/works/.failed/huge.pdf")).exists();
    }

    @Test
    void aFileIsUploadedBeforeItsRecord() throws Exception {
        byte[] ofd = ofd();
        OpenHub.Answer kept = put("works", "证照.ofd".replace("证照", "%E8%AF%81%E7%85%A7"), ofd);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().path("digest").asText()).isEqualTo(sha(ofd));
        assertThat(kept.json().path("type").asText()).isEqualTo("application/ofd");
        assertThat(hub.post(hub.token("works"), "/api/v1/departments/works/messages?feed=post", BodyPublishers.ofString(json("QS-9", "证照.ofd", null)),
                "Content-Type", "application/json", "Prefer", "wait=30").json().path("registered").asInt()).isEqualTo(1);

        String id = query("portal").json().path("licences").get(0).path("licenceId").asText();
        OpenHub.Answer file = hub.get(hub.token("portal", SIGN), "/api/v1/licences/" + id + "/file");
        assertThat(file.body()).isEqualTo(ofd);

        assertThat(put("works", "a.pdf", "<html>".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("E-FILE-TYPE");
        assertThat(put("works", "a.pdf", Arrays.copyOf(PDF, 21 << 20)).code()).isEqualTo("E-FILE-TOO-LARGE");
        assertThat(put("health", "a.pdf", PDF).code()).isEqualTo("E-FILE-UNEXPECTED");
        assertThat(put("works", "a%2Fb", PDF).code()).isEqualTo("E-PARAMETER");

        Path content = home.resolve("files").resolve(sha(ofd).substring(0, 2)).resolve(sha(ofd));
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length - 1] ^= 1;
        Files.write(content, bytes);
        long before = hub.size();
        assertThat(hub.get(hub.token("portal", SIGN), "/api/v1/licences/" + id + "/file").status()).as("changed on the disk").isEqualTo(500);
        assertThat(hub.size()).as("nothing was disclosed").isEqualTo(before);
    }

    private OpenHub.Answer put(String department, String name, byte[] bytes) throws IOException, InterruptedException {
        return hub.put(hub.token(department), "/api/v1/departments/" + department + "/files/" + name, bytes);
    }

    private OpenHub.Answer query(String client) throws IOException, InterruptedException {
        return hub.post(hub.token(client, SIGN), "/api/v1/licences:query", "{\"holder\": {\"code\": \"" + SHOP + "\"}, \"type\": \"building-acceptance\"}");
    }

    private void drop(String name, byte[] bytes) throws IOException {
        Homes.callers(home, hub.hub).drop("in/works", name, bytes);
    }

    private void drop(String name, String text) throws IOException {
        drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void settled(int records) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode row = Homes.callers(home, hub.hub).newestMessages().path(0);
            assertThat(row.path("state").asText()).isEqualTo("settled");
            assertThat(row.path("records").asInt()).isEqualTo(records);
        });
    }

    private static String json(String number, String file, String digest) {
        return "{\"no\": \"" + number + "\", \"file\": \"" + file + "\"" + (digest == null ? "" : ", \"sha256\": \"" + digest + "\"") + "}\n";
    }

    private static String sha(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] ofd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("Doc_0/Document.xml"));
            zip.write("<Document/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            zip.write("<OFD/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
