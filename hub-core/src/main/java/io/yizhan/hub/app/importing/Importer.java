package io.yizhan.hub.app.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Sends files to one feed of a department and follows them until settled. For one thread. */
public final class Importer {

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_A_SECOND = 50_000;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Receipt(String messageId) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Status(String messageId, String state, String settledAt, long received, long registered, long unchanged, long rejected, long parked,
            long warned) {

        long settled() {
            return registered + unchanged + rejected + parked;
        }

        boolean isOver() {
            return settledAt != null || "settled".equals(state);
        }

        boolean isCounted() {
            return !"received".equals(state);
        }

        ImportedFile as(String file, ImportedFile.State state) {
            return new ImportedFile(file, messageId, received, registered, unchanged, rejected, parked, warned, state, null);
        }
    }

    private final HubConnection hub;
    private final String department;
    private final String feed;
    private final String mediaType;
    private final Progress progress;

    /** @param feed null for the department's default @param mediaType null to tell it from the file */
    public Importer(HubConnection hub, String department, String feed, String mediaType, Progress progress) {
        this.hub = hub;
        this.department = department;
        this.feed = feed;
        this.mediaType = mediaType;
        this.progress = progress;
    }

    /**
     * Sends a file and waits until its last record is settled.
     *
     * @param named the file as its user named it
     * @return settled
     * @throws UnsettledException where the hub was lost on the way; it tells how far the file came
     */
    public ImportedFile importFile(Path file, String named) throws IOException, HubRefusedException, UnsettledException, InterruptedException {
        Status last = null;
        try {
            last = new Status(send(file, named), null, null, 0, 0, 0, 0, 0, 0);
            progress.settling(named);
            for (Duration look = FIRST_LOOK;; look = longer(look)) {
                last = hub.json("/messages/" + last.messageId() + "?events=false", request -> request.GET().timeout(POLL_TIMEOUT), Status.class);
                progress.settled(last.settled(), last.isCounted() ? last.received() : -1);
                if (last.isOver()) {
                    return last.as(named, ImportedFile.State.SETTLED);
                }
                Thread.sleep(look.toMillis());
            }
        } catch (HubUnreachableException lost) {
            throw new UnsettledException(last == null ? ImportedFile.without(named, ImportedFile.State.UNSETTLED, null)
                    : last.as(named, ImportedFile.State.UNSETTLED), lost);
        } finally {
            progress.done();
        }
    }

    private String send(Path file, String named) throws IOException, HubRefusedException, HubUnreachableException, InterruptedException {
        long size = Files.size(file);
        String type = mediaType != null ? mediaType : MediaType.of(file);
        // The same for every attempt: whatever an earlier attempt left behind is then found again, not doubled.
        String key = UUID.randomUUID().toString();
        Duration timeout = SEND_TIMEOUT.plusSeconds(size / SLOWEST_BYTES_A_SECOND);
        String path = "/departments/" + department + "/messages" + (feed == null ? "" : "?feed=" + URLEncoder.encode(feed, StandardCharsets.UTF_8));
        progress.sending(named, size);
        return hub.json(path, request -> request.POST(body(file)).header("Content-Type", type).header("Idempotency-Key", key).timeout(timeout),
                Receipt.class).messageId();
    }

    private HttpRequest.BodyPublisher body(Path file) {
        try {
            return new CountedFile(file, progress::sent);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration longer(Duration look) {
        Duration next = look.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_LOOK) < 0 ? next : LONGEST_LOOK;
    }
}
