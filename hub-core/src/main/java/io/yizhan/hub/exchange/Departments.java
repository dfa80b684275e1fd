package io.yizhan.hub.exchange;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The departments of the running configuration by id. They change as a whole, when a new configuration takes force. Thread-safe. */
public final class Departments {

    private volatile Map<String, Department> byId;

    public Departments(Collection<Department> departments) {
        replace(departments);
    }

    /** From now on these are the departments. */
    public void replace(Collection<Department> departments) {
        byId = departments.stream().collect(Collectors.toUnmodifiableMap(Department::id, Function.identity()));
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
