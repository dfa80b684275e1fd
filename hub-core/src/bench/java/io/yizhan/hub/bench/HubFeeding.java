package io.yizhan.hub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A department posting to the hub over HTTP in the register's own format: files of many rows, or a message of its own for each row. */
final class HubFeeding implements Feeding, AutoCloseable {

    private static final String PATH = "/api/v1/departments/" + HubUnderTest.DEPARTMENT + "/messages?feed=register";

    private final HubUnderTest hub;
    private final int rows;
    private final Crew crew;
    private final List<HttpConnection> connections = new ArrayList<>();
    private List<byte[]> prepared = List.of();

    /** @param rows rows of one message at most */
    HubFeeding(HubUnderTest hub, int senders, int rows) throws IOException {
        this.hub = hub;
        this.rows = rows;
        this.crew = new Crew(senders);
        for (int i = 0; i < senders; i++) {
            connections.add(hub.connect());
        }
    }

    @Override
    public void prepare(long from, int count) {
        prepared = new ArrayList<>();
        for (long first = from; first < from + count; first += rows) {
            prepared.add(file(first, (int) Math.min(rows, from + count - first)));
        }
    }

    @Override
    public void feed() throws InterruptedException {
        String token = hub.token(HubUnderTest.DEPARTMENT, null);
        crew.share(prepared, (member, file) -> {
            HttpConnection.Answer answer = connections.get(member).post(PATH, token, "text/csv", file);
            if (answer.status() != 202) {
                throw new IOException("the hub answered " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
        });
    }

    private static byte[] file(long first, int many) {
        StringBuilder text = new StringBuilder(InventedLicence.CSV_HEADER);
        for (long number = first; number < first + many; number++) {
            text.append(InventedLicence.of(number).csv());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        crew.close();
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
