package io.yizhan.hub.exchange.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that can't be served, by a stable code of {@code schemas/problems.yaml}. The message says what is wrong and the cure, and
 * shows nothing the request carried.
 */
public final class ProblemException extends RuntimeException {

    /**
     * One member of a body that is wrong.
     *
     * @param pointer JSON pointer (RFC 6901) into the body
     */
    public record Fault(String pointer, String code, String detail) {
    }

    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    public ProblemException(String code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.faults = List.of();
    }

    public ProblemException(String code, String detail, List<Fault> faults) {
        super(detail);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** The same problem with an extension member (RFC 9457 §3.2) of its document. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Extension members of the document. */
    public Map<String, Object> members() {
        return members;
    }
}
