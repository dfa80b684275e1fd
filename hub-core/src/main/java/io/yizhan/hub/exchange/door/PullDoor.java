package io.yizhan.hub.exchange.door;

import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.material.Bundle;
import io.yizhan.hub.material.FoundMaterial;
import io.yizhan.hub.material.MaterialPull;
import io.yizhan.hub.material.MaterialVerdict;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Answers a pull: every material the purpose's item requires of an applicant, shown with its proof or with the reason why not. */
public final class PullDoor {

    private final Gate gate;
    private final Supplier<Catalogue> catalogue;
    private final MaterialPull pull;
    private final Live live;
    private final SealedAnswers answers;
    private final Disclosures disclosures;

    /** @param catalogue the one in force */
    public PullDoor(Gate gate, Supplier<Catalogue> catalogue, MaterialPull pull, Live live, SealedAnswers answers, Disclosures disclosures) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.pull = pull;
        this.live = live;
        this.answers = answers;
        this.disclosures = disclosures;
    }

    public void answer(Exchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Caller caller = gate.admit(request, Client.Kind.CONSUMER);
        Members body = JsonBody.read(request);
        String applicant = QueryDoor.codeOf(body.object("applicant"));
        body.check();

        try (Patience patience = live.patience(request)) {
            Bundle bundle = pull.pull(caller, itemOf(caller), applicant, patience.deadline());
            patience.tell(reply(exchange, request, caller, applicant, bundle));
        }
    }

    private Reply reply(Exchange exchange, Request request, Caller caller, String applicant, Bundle bundle) {
        bundle.refusedAltogether().ifPresent(denial -> {
            throw Access.refused(denial);
        });
        Map<String, Object> answer = write(bundle, request.language());
        disclosures.record(disclosure(request.door(), caller, applicant, bundle), answer, (moment, now) -> pull.keep(moment, bundle, now));
        return Reply.json(exchange, 200, answer);
    }

    private ServiceItem itemOf(Caller caller) {
        if (caller.purpose() == null) {
            throw new ProblemException("E-NO-PURPOSE", "the token names no purpose; name item, case and reason in it");
        }
        return catalogue.get().item(caller.purpose().item()).orElseThrow(() -> new ProblemException("E-ITEM-UNKNOWN",
                "the purpose's item is no service item of the catalogue; name one that is"));
    }

    private Map<String, Object> write(Bundle bundle, Language language) {
        Iterator<Map<String, Object>> sealed = answers.of(bundle.pulled().stream()
                .map(found -> new SealedAnswers.Showing(found.licence(), found.permit().fields())).toList()).iterator();
        List<Map<String, Object>> materials = new ArrayList<>();
        for (FoundMaterial found : bundle.materials()) {
            Map<String, Object> material = write(found, language);
            if (found.verdict() == MaterialVerdict.PULLED) {
                material.putAll(sealed.next());
            }
            materials.add(material);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("item", bundle.item().id());
        answer.put("case", bundle.caseNumber());
        answer.put("complete", bundle.complete());
        answer.put("materials", materials);
        answer.put("notAskedAgain", bundle.notAskedAgain());
        return answer;
    }

    private static Map<String, Object> write(FoundMaterial found, Language language) {
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("name", language.of(found.material().name()));
        material.put("type", found.material().type());
        material.put("verdict", found.verdict().id());
        if (found.stateInTheWay() != null) {
            material.put("state", found.stateInTheWay().code());
        }
        if (found.denial() != null) {
            material.put("reason", found.denial().reason());
        }
        if (found.due() != null) {
            material.put("due", found.due().toString());
        }
        if (found.since() != null) {
            material.put("since", Reply.time(found.since()));
        }
        found.sought().asOf().ifPresent(time -> material.put("asOf", Reply.time(time)));
        if (found.verdict() == MaterialVerdict.SOURCE_DOWN) {
            found.sought().retryAfter().ifPresent(seconds -> material.put("retryAfter", seconds));
        }
        return material;
    }

    private static Disclosures.Disclosure disclosure(String door, Caller caller, String applicant, Bundle bundle) {
        List<Decision.Permit> permits = bundle.materials().stream().map(FoundMaterial::permit).filter(Objects::nonNull).toList();
        return new Disclosures.Disclosure(door, caller, applicant, permits, bundle.pulled().stream().map(found -> found.licence().id()).toList());
    }
}
