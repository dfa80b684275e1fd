package io.yizhan.hub.exchange.door;

import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.material.Days;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Decision;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** Answers which licences a holder has that are valid on a day, of one type or of all that are granted. */
public final class QueryDoor {

    private final Gate gate;
    private final Access access;
    private final LicenceLibrary library;
    private final Live live;
    private final SealedAnswers answers;
    private final Disclosures disclosures;
    private final Clock clock;

    public QueryDoor(Gate gate, Access access, LicenceLibrary library, Live live, SealedAnswers answers, Disclosures disclosures, Clock clock) {
        this.gate = gate;
        this.access = access;
        this.library = library;
        this.live = live;
        this.answers = answers;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    public void answer(Exchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request);
        Members body = JsonBody.read(request);
        String holder = codeOf(body.object("holder"));
        Optional<String> type = body.optionalText("type");
        if (type.isPresent() && !access.isType(type.get())) {
            body.fault("type", "E-TYPE-UNKNOWN", "is no licence type of the catalogue");
        }
        LocalDate on = body.optionalDay("on").orElse(Days.today(clock));
        body.check();

        SortedMap<String, Decision.Permit> permits = type.isEmpty() ? access.permitted(caller)
                : new TreeMap<>(Map.of(type.get(), access.permitted(caller, type.get())));
        try (Patience patience = live.patience(request)) {
            LiveAnswers heard = LiveAnswers.ask(live.lookups(), permits.keySet(), holder,
                    one -> library.ofHolder(holder, one).stream().anyMatch(stored -> isValid(stored, on)), patience.deadline());
            List<StoredLicence> held = library.ofHolder(holder, type.orElse(null)).stream()
                    .filter(stored -> permits.containsKey(stored.licence().type()))
                    .filter(stored -> isValid(stored, on) && heard.confirm(stored))
                    .toList();
            patience.tell(reply(exchange, request, caller, holder, permits, held, heard));
        }
    }

    private static boolean isValid(StoredLicence stored, LocalDate on) {
        return stored.licence().state() == State.VALID && stored.licence().validity().covers(on);
    }

    private Reply reply(Exchange exchange, Request request, Caller caller, String holder, SortedMap<String, Decision.Permit> permits,
            List<StoredLicence> held, LiveAnswers heard) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("licences", answers.of(held.stream()
                .map(stored -> new SealedAnswers.Showing(stored, permits.get(stored.licence().type()).fields())).toList()));
        heard.write(answer);
        disclosures.record(new Disclosures.Disclosure(request.door(), caller, holder, permits.values(),
                held.stream().map(StoredLicence::id).toList()), answer);
        return Reply.json(exchange, 200, answer);
    }

    /** The code of a person, written as licences write it. */
    static String codeOf(Members person) {
        return person.text("code").toUpperCase(Locale.ROOT);
    }
}
