package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.xlsx.Workbooks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples with bytes changed, cut and doubled at random: each reads to its end or proves unreadable, and nothing else ever happens. */
class NoisyMessagesTest {

    private static final int ROUNDS = 400;

    @ParameterizedTest
    @CsvSource({"market-regulation, register, register-dirty.csv", "public-security, identity, identity.txt", "housing, acceptance, acceptance.xml",
        "health, certificates, certificates.json"})
    void survivesNoise(String department, String feed, String sample) throws Exception {
        Adapter adapter = Feeds.adapter(Feeds.feed(department, feed));
        Path file = Repository.root().resolve("config/departments").resolve(department).resolve("samples/in").resolve(sample);
        byte[] clean = Files.readAllBytes(file);
        Random random = new Random(4);
        int unreadable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noisy = noisy(round % 4 == 0 ? gzip(clean) : clean, random);
            try {
                for (SourceRecord record : Feeds.records(adapter, new ByteArrayInputStream(noisy))) {
                    adapter.translate(record);
                }
            } catch (UnreadableMessageException e) {
                assertThat(e.code()).startsWith("E-");
                unreadable++;
            }
        }
        assertThat(unreadable).as("rounds that found a fault").isBetween(1, ROUNDS - 1);
    }

    /** A workbook is noisy in its zip file, or in a part of it: of a whole zip file most noise only fails its checks. */
    @Test
    void aWorkbookSurvivesNoise() throws Exception {
        String rows = Workbooks.row(1, "名录") + Workbooks.row(2, "a", "b") + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" s=\"1\"><v>46204.5</v></c></row>"
                + Workbooks.row(4, "x", "老街").repeat(20);
        Adapter adapter = Feeds.of("format: {xlsx: {}}\nmapping: {f: {copy: a}, g: {date: b}}");
        byte[] clean = new Workbooks().shared("<t>甲</t>").sheet("s", rows).bytes();
        Random random = new Random(4);
        int unreadable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] sheet = noisy(rows.getBytes(StandardCharsets.UTF_8), random);
            byte[] noisy = round % 4 == 0 ? noisy(clean, random) : new Workbooks().shared("<t>甲</t>").sheet("s", new String(sheet, StandardCharsets.UTF_8)).bytes();
            try {
                Feeds.records(adapter, new ByteArrayInputStream(noisy)).forEach(adapter::translate);
            } catch (UnreadableMessageException e) {
                assertThat(e.code()).startsWith("E-");
                unreadable++;
            }
        }
        assertThat(unreadable).as("rounds that found a fault").isBetween(1, ROUNDS - 1);
    }

    private static byte[] noisy(byte[] clean, Random random) {
        byte[] noisy = clean.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int cut = random.nextInt(noisy.length);
        int again = random.nextInt(noisy.length);
        bytes.write(noisy, 0, random.nextBoolean() ? noisy.length : cut);
        if (random.nextInt(4) == 0) {
            bytes.write(noisy, again, noisy.length - again);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
