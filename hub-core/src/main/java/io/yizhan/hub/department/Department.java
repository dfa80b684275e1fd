package io.yizhan.hub.department;

import io.yizhan.hub.catalogue.Text;
import java.util.List;
import java.util.Optional;

/**
 * A department as configured in {@code config/departments/<id>/department.yaml}.
 *
 * @param code    its unified social credit code
 * @param aliases other spellings of its code met in data
 * @param feeds   at least one; the first is the default
 * @param deliveries what it gets, one a licence type; none where it only gives, or takes from its outbox itself
 */
public record Department(String id, Text name, String code, List<String> aliases, List<Feed> feeds, List<Delivery> deliveries) {

    /** A department that gets nothing delivered. */
    public Department(String id, Text name, String code, List<String> aliases, List<Feed> feeds) {
        this(id, name, code, aliases, feeds, List.of());
    }

    public Feed defaultFeed() {
        return feeds.get(0);
    }

    public Optional<Feed> feed(String id) {
        return id == null ? Optional.of(defaultFeed()) : feeds.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
