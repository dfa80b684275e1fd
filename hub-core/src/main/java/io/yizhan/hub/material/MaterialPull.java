package io.yizhan.hub.material;

import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.lookup.Deadline;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.lookup.Sought;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.licence.Validity;
import io.yizhan.hub.policy.AccessRequest;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Decision;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.KeyedHash;
import io.yizhan.hub.store.CaseTable;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pulls the materials a service item requires out of the library, as far as the caller's grants allow. Departments that keep their data are
 * asked first, all at once, for what is permitted and found by its holder's code.
 *
 * <p>Of several licences that could serve as a material, one valid today wins over one that is not, and the newest over older ones.
 * A licence in another state than valid is {@code REVOKED} whatever its dates; a valid one past its last day is {@code EXPIRED}; one whose
 * first day is still to come counts as {@code MISSING}. Where none is valid today, or its department was to confirm it, and the department did
 * not answer, the material is {@code SOURCE_DOWN}. Thread-safe.
 */
public final class MaterialPull {

    private static final Comparator<StoredLicence> NEWEST_FIRST = Comparator.comparing(StoredLicence::since).reversed();

    private final Policy policy;
    private final LicenceLibrary library;
    private final Lookups lookups;
    private final CaseTable cases;
    private final KeyedHash caseHash;
    private final Clock clock;

    /** @param caseHash keyed hash for cases: no case number is kept in the clear */
    public MaterialPull(Policy policy, LicenceLibrary library, Lookups lookups, CaseTable cases, KeyedHash caseHash, Clock clock) {
        this.policy = policy;
        this.library = library;
        this.lookups = lookups;
        this.cases = cases;
        this.caseHash = caseHash;
        this.clock = clock;
    }

    /**
     * Looks every material up. What departments answer after the deadline still reaches the library.
     *
     * @param item          the item the caller's purpose names
     * @param applicantCode code of the applicant, as written in licences
     * @param deadline      until when to wait for departments that keep their data
     */
    public Bundle pull(Caller caller, ServiceItem item, String applicantCode, Deadline deadline) {
        LocalDate today = Days.today(clock);
        Map<Material, Decision> decisions = new LinkedHashMap<>();
        item.materials().forEach(material -> decisions.put(material, policy.decide(new AccessRequest(caller, material.type()))));
        MaterialSearch search = new MaterialSearch(library, lookups, licence -> standing(licence, today) == MaterialVerdict.PULLED, deadline);
        ask(search, decisions, applicantCode, today);

        String caseKey = caseHash.id(caller.client().id(), caller.purpose().caseNumber());
        List<FoundMaterial> found = new ArrayList<>();
        for (Material material : item.materials()) {
            Decision decision = decisions.get(material);
            if (decision instanceof Decision.Deny denial) {
                found.add(FoundMaterial.refused(material, denial));
            } else {
                found.add(find(material, (Decision.Permit) decision, search, applicantCode, caseKey, today));
            }
        }
        return new Bundle(item, caller.purpose().caseNumber(), caseKey, found);
    }

    /** No grant, no question: a licence that only leads to another is asked for where the item requires it as well. */
    private static void ask(MaterialSearch search, Map<Material, Decision> decisions, String applicantCode, LocalDate today) {
        List<Material> permitted = decisions.entrySet().stream().filter(d -> d.getValue() instanceof Decision.Permit).map(Map.Entry::getKey)
                .filter(MaterialPull::isFoundByHolder).toList();
        permitted.stream().filter(material -> material.viaType() == null).forEach(material -> search.ask(material.type(), applicantCode));
        permitted.stream().filter(material -> material.viaType() != null).forEach(material -> personOf(material, search, applicantCode, today)
                .ifPresent(person -> search.ask(material.type(), person)));
    }

    /**
     * Notes what the case holds from now on, and from when on a deferred material is awaited; part of the work that records the
     * disclosure.
     */
    public void keep(GroupCommit.Moment moment, Bundle bundle, Instant now) {
        for (FoundMaterial found : bundle.materials()) {
            if (found.is(MaterialVerdict.PULLED)) {
                cases.keep(moment, bundle.caseKey(), found.licence().id(), found.licence().version(), now);
            } else if (found.is(MaterialVerdict.DEFERRED)) {
                cases.keep(moment, bundle.caseKey(), deferral(found.material()), 0, now);
            }
        }
    }

    private FoundMaterial find(Material material, Decision.Permit permit, MaterialSearch search, String applicantCode, String caseKey,
            LocalDate today) {
        Optional<String> person = personOf(material, search, applicantCode, today);
        Sought sought = person.isEmpty() ? search.heard(material.viaType(), applicantCode)
                : isFoundByHolder(material) ? search.heard(material.type(), person.get()) : Sought.NOBODY;
        Optional<StoredLicence> best = person.flatMap(code -> best(candidates(material, search, code), today));
        MaterialVerdict verdict = best.map(licence -> standing(licence, today)).orElse(MaterialVerdict.MISSING);
        if (verdict != MaterialVerdict.PULLED && sought.retryAfter().isPresent()) {
            return new FoundMaterial(material, MaterialVerdict.SOURCE_DOWN, null, permit, null, null, null, sought);
        }
        return switch (verdict) {
            case PULLED -> new FoundMaterial(material, MaterialVerdict.PULLED, best.get(), permit, null,
                    cases.since(caseKey, best.get().id(), best.get().version()).orElse(null), null, sought);
            case MISSING -> absent(material, permit, best.orElse(null), caseKey, today, sought);
            case EXPIRED, REVOKED, REFUSED, DEFERRED, SOURCE_DOWN ->
                    new FoundMaterial(material, verdict, best.get(), permit, null, null, null, sought);
        };
    }

    private FoundMaterial absent(Material material, Decision.Permit permit, StoredLicence licence, String caseKey, LocalDate today,
            Sought sought) {
        if (material.deferDays() == 0) {
            return new FoundMaterial(material, MaterialVerdict.MISSING, licence, permit, null, null, null, sought);
        }
        // counted from the first pull of the case, so that asking again does not put the due day off
        LocalDate from = cases.since(caseKey, deferral(material), 0).map(Days::of).orElse(today);
        return new FoundMaterial(material, MaterialVerdict.DEFERRED, licence, permit, null, null, from.plusDays(material.deferDays()), sought);
    }

    /** The code of the person whose paper is asked for: the applicant, or whom a licence of the applicant names. */
    private static Optional<String> personOf(Material material, MaterialSearch search, String applicantCode, LocalDate today) {
        if (material.viaType() == null) {
            return Optional.of(applicantCode);
        }
        return search.licences(material.viaType(), applicantCode).stream()
                .filter(licence -> standing(licence, today) == MaterialVerdict.PULLED)
                .sorted(NEWEST_FIRST)
                .map(licence -> licence.licence().flat().get(material.viaField()))
                .filter(code -> code != null && !code.isBlank())
                .findFirst();
    }

    private static boolean isFoundByHolder(Material material) {
        return material.by() == null || material.by().equals("holderCode");
    }

    private static List<StoredLicence> candidates(Material material, MaterialSearch search, String code) {
        return isFoundByHolder(material) ? search.licences(material.type(), code) : search.byLink(material.type(), material.by(), code);
    }

    private static Optional<StoredLicence> best(List<StoredLicence> candidates, LocalDate today) {
        return candidates.stream().min(Comparator
                .comparing((StoredLicence licence) -> standing(licence, today) != MaterialVerdict.PULLED)
                .thenComparing(NEWEST_FIRST));
    }

    private static MaterialVerdict standing(StoredLicence stored, LocalDate today) {
        Validity validity = stored.licence().validity();
        if (stored.licence().state() != State.VALID) {
            return MaterialVerdict.REVOKED;
        }
        if (validity.covers(today)) {
            return MaterialVerdict.PULLED;
        }
        return validity.to() != null && today.isAfter(validity.to()) ? MaterialVerdict.EXPIRED : MaterialVerdict.MISSING;
    }

    private static String deferral(Material material) {
        return "deferred " + material.type();
    }
}
