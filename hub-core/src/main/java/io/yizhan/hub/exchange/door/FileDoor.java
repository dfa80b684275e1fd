package io.yizhan.hub.exchange.door;

import io.yizhan.hub.department.Attachment;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.LicenceFiles;
import io.yizhan.hub.exchange.MessageTooLargeException;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.material.Days;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Decision;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Takes the files of licences from departments, and hands them to consumers whose grant shows the field {@code file}. */
public final class FileDoor {

    /** The canonical field that holds a file's digest; who is granted it may fetch the file. */
    private static final String FILE = "file";
    private static final int MOST_CHARACTERS = 200;
    private static final Map<String, String> ENDINGS = Map.of("application/pdf", "pdf", "image/png", "png", "application/ofd", "ofd");

    private final Gate gate;
    private final Access access;
    private final Departments departments;
    private final LicenceFiles files;
    private final LicenceLibrary library;
    private final Live live;
    private final Disclosures disclosures;
    private final Clock clock;

    public FileDoor(Gate gate, Access access, Departments departments, LicenceFiles files, LicenceLibrary library, Live live,
            Disclosures disclosures, Clock clock) {
        this.gate = gate;
        this.access = access;
        this.departments = departments;
        this.files = files;
        this.library = library;
        this.live = live;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /** Keeps a file under a name, streamed; answers its digest once both are on disk. */
    public void upload(Exchange exchange) throws IOException, RefusedMessageException {
        Request request = Request.of(exchange);
        String id = request.inPath("id");
        gate.admitOnly(id, request);
        Department department = departments.find(id)
                .orElseThrow(() -> new ProblemException("E-DEPARTMENT-UNKNOWN", "no such department is configured; see config/departments"));
        List<Attachment> expected = department.feeds().stream().map(Feed::attachment).filter(Objects::nonNull).toList();
        if (expected.isEmpty()) {
            throw new ProblemException("E-FILE-UNEXPECTED", "no feed of the department has an attachment; see config/departments");
        }
        long most = expected.stream().mapToLong(Attachment::maxBytes).max().orElseThrow();
        Set<String> types = expected.stream().flatMap(attachment -> attachment.types().stream()).collect(Collectors.toSet());
        LicenceFiles.Kept kept;
        try {
            kept = files.keep(id, nameOf(request), request.body(), most, types);
        } catch (MessageTooLargeException large) {
            throw new ProblemException("E-FILE-TOO-LARGE", "the file has more than " + most + " bytes; send a smaller one", large);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("digest", kept.digest());
        answer.put("type", kept.type());
        answer.put("bytes", kept.bytes());
        Reply.json(exchange, 200, answer);
    }

    /** Streams the file of a licence; the {@code disclosed} event is on disk before the first byte leaves. */
    public void fetch(Exchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request, Client.Kind.CONSUMER);
        StoredLicence stored = library.current(request.inPath("id")).orElseThrow(FileDoor::absent);
        Decision.Permit permit = access.permitted(caller, stored.licence().type());
        if (!permit.fields().contains(FILE)) {
            throw new ProblemException("E-NO-GRANT", "the grant does not show the field file of this licence type");
        }
        String digest = stored.licence().fields().get(FILE);
        if (digest == null || !mayBeShown(request, stored)) {
            throw absent();
        }
        if (files.sound(digest).isEmpty()) {
            throw new IllegalStateException("the file of licence " + stored.id() + " is not there or not what its digest says; restore files/ from a backup");
        }
        disclosures.record(new Disclosures.Disclosure(request.door(), caller, stored.licence().holder().code().value(), List.of(permit),
                List.of(stored.id())), new LinkedHashMap<>(Map.of("licenceId", stored.id(), FILE, digest)));
        String type = stored.licence().fields().get("fileType");
        Reply.bytes(exchange, 200, type, files.open(digest))
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)) + ":")
                .header("ETag", '"' + digest + '"')
                .header("Content-Disposition", "attachment; filename=\"licence." + ENDINGS.get(type) + '"');
    }

    /** As in a query: valid today, and confirmed where its department is asked each time. */
    private boolean mayBeShown(Request request, StoredLicence stored) {
        LocalDate today = Days.today(clock);
        if (stored.licence().state() != State.VALID || !stored.licence().validity().covers(today)) {
            return false;
        }
        try (Patience patience = live.patience(request)) {
            return LiveAnswers.ask(live.lookups(), List.of(stored.licence().type()), stored.licence().holder().code().value(), type -> true,
                    patience.deadline()).confirm(stored);
        }
    }

    private static ProblemException absent() {
        return new ProblemException("E-FILE-ABSENT", "no licence of this id that is valid today has a file; take licenceId from an answer");
    }

    private static String nameOf(Request request) {
        String name = request.inPath("name");
        if (name == null || name.isBlank() || name.length() > MOST_CHARACTERS || name.chars().anyMatch(c -> c < ' ' || c == '/' || c == '\\')) {
            throw new ProblemException("E-PARAMETER", "the name of a file has 1 to " + MOST_CHARACTERS + " characters, no / and no control character");
        }
        return name;
    }
}
