package io.yizhan.hub.material;

import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.policy.Decision;
import io.yizhan.hub.lookup.Sought;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One required material and what became of it.
 *
 * @param licence the version found, or null where none was, or none was looked for ({@code REFUSED})
 * @param permit  the permission to show it, or null where {@code REFUSED}
 * @param denial  why it was refused, or null
 * @param since   when the case first held this version: set where an earlier step of the case pulled it, else null
 * @param due     day by which a {@code DEFERRED} material must be handed in, else null
 * @param sought  what the departments that keep licences of its type said
 */
public record FoundMaterial(Material material, MaterialVerdict verdict, StoredLicence licence, Decision.Permit permit, Decision.Deny denial,
        Instant since, LocalDate due, Sought sought) {

    static FoundMaterial refused(Material material, Decision.Deny denial) {
        return new FoundMaterial(material, MaterialVerdict.REFUSED, null, null, denial, null, null, Sought.NOBODY);
    }

    /** The state of the licence found where it is why it was not pulled, else null. */
    public State stateInTheWay() {
        return verdict == MaterialVerdict.REVOKED ? licence.licence().state() : null;
    }

    boolean is(MaterialVerdict other) {
        return verdict == other;
    }
}
