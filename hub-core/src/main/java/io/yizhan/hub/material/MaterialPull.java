package io.yizhan.hub.material;

import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.StoredLicence;
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
import java.util.List;
import java.util.Optional;

/**
 * Pulls the materials a service item requires out of the library, as far as the caller's grants allow.
 *
 * <p>Of several licences that could serve as a material, one valid today wins over one that is not, and the newest over older ones.
 * A licence in another state than valid is {@code REVOKED} whatever its dates; a valid one past its last day is {@code EXPIRED}; one whose
 * first day is still to come counts as {@code MISSING}. Thread-safe.
 */
public final class MaterialPull {

    private static final Comparator<StoredLicence> NEWEST_FIRST = Comparator.comparing(StoredLicence::since).reversed();

    private final Policy policy;
    private final LicenceLibrary library;
    private final CaseTable cases;
    private final KeyedHash caseHash;
    private final Clock clock;

    /** @param caseHash keyed hash for cases: no case number is kept in the clear */
    public MaterialPull(Policy policy, LicenceLibrary library, CaseTable cases, KeyedHash caseHash, Clock clock) {
        this.policy = policy;
        this.library = library;
        this.cases = cases;
        this.caseHash = caseHash;
        this.clock = clock;
    }

    /**
     * Looks every material up; changes nothing.
     *
     * @param item          the item the caller's purpose names
     * @param applicantCode code of the applicant, as written in licences
     */
    public Bundle pull(Caller caller, ServiceItem item, String applicantCode) {
        String caseKey = caseHash.id(caller.client().id(), caller.purpose().caseNumber());
        LocalDate today = Days.today(clock);
        List<FoundMaterial> found = new ArrayList<>();
        for (Material material : item.materials()) {
            Decision decision = policy.decide(new AccessRequest(caller, material.type()));
            if (decision instanceof Decision.Deny denial) {
                found.add(FoundMaterial.refused(material, denial));
            } else {
                found.add(find(material, (Decision.Permit) decision, applicantCode, caseKey, today));
            }
        }
        return new Bundle(item, caller.purpose().caseNumber(), caseKey, found);
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

    private FoundMaterial find(Material material, Decision.Permit permit, String applicantCode, String caseKey, LocalDate today) {
        Optional<StoredLicence> best = personOf(material, applicantCode, today).flatMap(code -> best(candidates(material, code), today));
        if (best.isEmpty()) {
            return absent(material, permit, null, caseKey, today);
        }
        StoredLicence licence = best.get();
        return switch (standing(licence, today)) {
            case PULLED -> new FoundMaterial(material, MaterialVerdict.PULLED, licence, permit, null,
                    cases.since(caseKey, licence.id(), licence.version()).orElse(null), null);
            case MISSING -> absent(material, permit, licence, caseKey, today);
            case EXPIRED, REVOKED, REFUSED, DEFERRED ->
                    new FoundMaterial(material, standing(licence, today), licence, permit, null, null, null);
        };
    }

    private FoundMaterial absent(Material material, Decision.Permit permit, StoredLicence licence, String caseKey, LocalDate today) {
        if (material.deferDays() == 0) {
            return new FoundMaterial(material, MaterialVerdict.MISSING, licence, permit, null, null, null);
        }
        // counted from the first pull of the case, so that asking again does not put the due day off
        LocalDate from = cases.since(caseKey, deferral(material), 0).map(Days::of).orElse(today);
        return new FoundMaterial(material, MaterialVerdict.DEFERRED, licence, permit, null, null, from.plusDays(material.deferDays()));
    }

    /** The code of the person whose paper is asked for: the applicant, or whom a licence of the applicant names. */
    private Optional<String> personOf(Material material, String applicantCode, LocalDate today) {
        if (material.viaType() == null) {
            return Optional.of(applicantCode);
        }
        return library.ofHolder(applicantCode, material.viaType()).stream()
                .filter(licence -> standing(licence, today) == MaterialVerdict.PULLED)
                .sorted(NEWEST_FIRST)
                .map(licence -> licence.licence().flat().get(material.viaField()))
                .filter(code -> code != null && !code.isBlank())
                .findFirst();
    }

    private List<StoredLicence> candidates(Material material, String code) {
        return material.by() == null || material.by().equals("holderCode") ? library.ofHolder(code, material.type())
                : library.byLink(material.type(), material.by(), code);
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
