package io.yizhan.hub.exchange.door;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.library.Verdict;
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
import org.apache.camel.Exchange;

/** Checks a certificate somebody holds by its number and, where given, its holder; tells a verdict and nothing else. */
public final class VerifyDoor {

    private final Gate gate;
    private final Access access;
    private final LicenceLibrary library;
    private final Live live;
    private final Disclosures disclosures;
    private final Clock clock;

    public VerifyDoor(Gate gate, Access access, LicenceLibrary library, Live live, Disclosures disclosures, Clock clock) {
        this.gate = gate;
        this.access = access;
        this.library = library;
        this.live = live;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    public void answer(Exchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request);
        Members body = JsonBody.read(request);
        String type = body.text("type");
        String number = body.optionalText("number").orElse(null);
        String holderName = body.optionalText("holderName").orElse(null);
        String holderCode = body.optionalText("holderCode").map(code -> code.toUpperCase(Locale.ROOT)).orElse(null);
        if (!type.isEmpty() && !access.isType(type)) {
            body.fault("type", "E-TYPE-UNKNOWN", "is no licence type of the catalogue");
        }
        body.check();

        Decision.Permit permit = access.permitted(caller, type);
        LocalDate today = Days.today(clock);
        LiveAnswers heard;
        try (Patience patience = live.patience(request)) {
            heard = LiveAnswers.ask(live.lookups(), number == null || holderCode == null ? List.of() : List.of(type), holderCode,
                    one -> library.verify(type, number, holderName, holderCode, today) == Verdict.VALID, patience.deadline());
        }
        Verdict verdict = verdict(type, number, holderName, holderCode, today, heard);
        List<String> asked = number == null ? List.of() : library.byNumber(type, number).stream().map(StoredLicence::id).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", verdict.code());
        answer.put("text", request.language().of(text(verdict)));
        heard.write(answer);
        disclosures.record(new Disclosures.Disclosure(request.door(), caller, holderCode, List.of(permit), asked), answer);
        Reply.json(exchange, 200, answer);
    }

    private Verdict verdict(String type, String number, String holderName, String holderCode, LocalDate today, LiveAnswers heard) {
        if (number == null) {
            return Verdict.NOT_ENOUGH_DATA;
        }
        List<StoredLicence> found = library.byNumber(type, number);
        if (!found.isEmpty() && found.stream().noneMatch(heard::confirm)) {
            // the department would have to confirm what the library holds, and did not
            return heard.complete() ? Verdict.NOT_FOUND : Verdict.NOT_ENOUGH_DATA;
        }
        return library.verify(type, number, holderName, holderCode, today);
    }

    private static Text text(Verdict verdict) {
        return switch (verdict) {
            case VALID -> new Text("信息正确且有效", "correct and valid");
            case NOT_YET_ACTIVE -> new Text("尚未生效", "not yet active");
            case TEMPORARILY_INVALID -> new Text("暂时失效", "temporarily invalid");
            case EXPIRED_OR_INVALID -> new Text("已过期或失效", "expired or invalid");
            case NOT_ENOUGH_DATA -> new Text("查验信息不足", "not enough data");
            case NOT_FOUND -> new Text("未查到该证照", "not found");
            case MISMATCH -> new Text("信息不符", "does not match");
        };
    }
}
