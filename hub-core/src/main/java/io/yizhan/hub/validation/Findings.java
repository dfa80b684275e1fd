package io.yizhan.hub.validation;

import io.yizhan.hub.licence.Violation;
import java.util.ArrayList;
import java.util.List;

/** The violations of one draft, one a field and code. Not thread-safe. */
final class Findings {

    private final List<Violation> found;

    Findings(List<Violation> ofAdapter) {
        found = new ArrayList<>(ofAdapter.size() + 4);
        ofAdapter.forEach(v -> add(v.field(), v.code(), v.detail()));
    }

    void add(String field, String code, String detail) {
        for (Violation v : found) {
            if (v.field().equals(field) && v.code().equals(code)) {
                return;
            }
        }
        found.add(new Violation(field, code, detail));
    }

    /** True where a field has any violation. */
    boolean concern(String field) {
        return found.stream().anyMatch(v -> v.field().equals(field));
    }

    /** True where a field has a violation that rejects. */
    boolean reject(String field) {
        for (Violation v : found) {
            if (!v.isWarning() && v.field().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** True where any violation rejects the record. */
    boolean reject() {
        return found.stream().anyMatch(v -> !v.isWarning());
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
