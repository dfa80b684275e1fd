package io.yizhan.hub.exchange;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The departments of the running configuration by id. Immutable. */
public final class Departments {

    private final Map<String, Department> byId;

    public Departments(Collection<Department> departments) {
        byId = departments.stream().collect(Collectors.toUnmodifiableMap(Department::id, Function.identity()));
    }

    /** By id. */
    Map<String, Department> byId() {
        return byId;
    }

    public Collection<Department> all() {
        return byId.values();
    }

    public Optional<Department> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalStateException where the feed is no longer configured */
    Feed feed(String department, String feed) {
        return find(department).flatMap(d -> d.feed(feed)).orElseThrow(() -> new IllegalStateException(
                "feed " + department + "/" + feed + " is no longer configured; restore it to settle its messages"));
    }
}
