package io.yizhan.hub.config;

import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds deliveries against the grants that fill them, and against the places that others use. */
final class DeliveryChecks {

    private final List<Department> departments;
    private final Map<String, Section> files;
    private final List<Grant> grants;

    /** @param files of the departments, by id */
    DeliveryChecks(List<Department> departments, Map<String, Section> files, List<Grant> grants) {
        this.departments = departments;
        this.files = files;
        this.grants = grants;
    }

    void run() {
        Map<String, String> places = new HashMap<>();
        for (Department department : departments) {
            for (Feed feed : department.feeds()) {
                if (feed.transport() != null) {
                    feed.transport().place().ifPresent(place -> places.put(place, "the feed " + department.id() + "/" + feed.id() + " takes from"));
                }
            }
        }
        for (Department department : departments) {
            Section file = files.get(department.id());
            for (int i = 0; i < department.deliveries().size(); i++) {
                Delivery delivery = department.deliveries().get(i);
                String path = "deliveries[" + i + "]";
                refuseSharedPlace(file, path, delivery, places);
                if (delivery.type() != null) {
                    checkGrants(file, path, delivery);
                }
            }
            if (!department.deliveries().isEmpty()) {
                refuseUncarried(file, department);
            }
        }
    }

    private static void refuseSharedPlace(Section file, String path, Delivery delivery, Map<String, String> places) {
        if (delivery.target() == null) {
            return;
        }
        delivery.target().place().ifPresent(place -> {
            String other = places.putIfAbsent(place, "the delivery " + delivery.department() + "/" + delivery.id() + " puts into");
            if (other != null) {
                file.fault(path + ".transport", "E-CONFIG-DUPLICATE", "is where " + other + "; give each its own");
            }
        });
    }

    private void checkGrants(Section file, String path, Delivery delivery) {
        List<Grant> forwarding = forwarding(delivery.department()).stream().filter(grant -> delivery.type().id().equals(grant.type())).toList();
        if (forwarding.isEmpty()) {
            file.fault(path + ".type", "E-CONFIG-UNUSED", "no grant forwards " + delivery.type().id() + " to this department, so nothing would be delivered; "
                    + "grant it in grants/" + delivery.department() + ".yaml with forward: true, or remove the delivery");
        }
        for (Grant grant : forwarding) {
            Set<String> shown = new TreeSet<>(grant.fields());
            shown.addAll(Policy.ALWAYS_SHOWN);
            List<String> lacking = delivery.rendition() == null ? List.of()
                    : delivery.rendition().lacking(shown).stream().filter(Fields.of(delivery.type())::contains).toList();
            if (!lacking.isEmpty()) {
                file.fault(path, "E-CONFIG-DELIVERY-GRANT", "is filled from " + String.join(", ", lacking) + ", which the grant " + grant.id()
                        + " does not show; add them to its fields, or fill the delivery without them");
            }
        }
    }

    private void refuseUncarried(Section file, Department department) {
        for (Grant grant : forwarding(department.id())) {
            if (grant.type() != null && department.deliveries().stream().noneMatch(d -> d.type() != null && d.type().id().equals(grant.type()))) {
                file.fault("deliveries", "E-CONFIG-DELIVERY", "none carries " + grant.type() + ", which the grant " + grant.id()
                        + " forwards, so it would wait in the outbox for ever; add one");
            }
        }
    }

    private List<Grant> forwarding(String department) {
        return grants.stream().filter(grant -> grant.forward() && grant.consumer().equals(department)).toList();
    }
}
