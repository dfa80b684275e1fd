package io.yizhan.hub.material;

import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.policy.Decision;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a pull: every material the item requires, in the item's order.
 *
 * @param caseKey opaque key under which the case's materials are kept
 */
public record Bundle(ServiceItem item, String caseNumber, String caseKey, List<FoundMaterial> materials) {

    public Bundle {
        materials = List.copyOf(materials);
    }

    /** True where every material was pulled; one that may follow later leaves the bundle incomplete until it does. */
    public boolean complete() {
        return notAskedAgain() == materials.size();
    }

    /** How many papers the applicant need not hand in. */
    public int notAskedAgain() {
        return pulled().size();
    }

    /** The materials pulled. */
    public List<FoundMaterial> pulled() {
        return materials.stream().filter(m -> m.is(MaterialVerdict.PULLED)).toList();
    }

    /** Why, where not a single material was permitted. */
    public Optional<Decision.Deny> refusedAltogether() {
        boolean all = !materials.isEmpty() && materials.stream().allMatch(m -> m.is(MaterialVerdict.REFUSED));
        return all ? Optional.of(materials.get(0).denial()) : Optional.empty();
    }
}
