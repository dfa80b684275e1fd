package io.yizhan.hub.exchange.door;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.StoreUnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what went wrong at a door into a problem document (RFC 9457), and gives it its due: a refusal of a known client goes into the
 * evidence log before the answer leaves, a stranger's request is only counted, a fault of the hub is logged with its cause and shows the
 * client nothing but the trace id.
 */
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;

    private final ProblemKinds kinds;
    private final Refusals refusals;

    public Problems(ProblemKinds kinds, Refusals refusals) {
        this.kinds = kinds;
        this.refusals = refusals;
    }

    /** Answers an exchange that failed. */
    public void answer(Exchange exchange) {
        Request request = Request.of(exchange);
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        ProblemException problem = problem(thrown, request);
        try {
            refusals.note(request, problem, kinds.of(problem.code()).status());
        } catch (StoreUnavailableException e) {
            problem = problem(e, request);
        }
        write(exchange, request, problem, kinds.of(problem.code()));
    }

    private static ProblemException problem(Throwable thrown, Request request) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof RefusedMessageException refused) {
                return new ProblemException(refused.code(), refused.getMessage(), refused);
            }
            if (cause instanceof UnreadableMessageException unreadable) {
                return new ProblemException(unreadable.code(), unreadable.getMessage(), unreadable);
            }
            if (cause instanceof StoreUnavailableException) {
                // one line: a full disk is not to be filled further with a stack for every request
                LOG.warn("door {}: {} ({}), trace {}", request.door(), cause.getMessage(), cause.getCause(), request.traceId());
                return new ProblemException("E-STORE-UNAVAILABLE", "the hub can't keep anything durably just now; nothing was taken, try again");
            }
        }
        LOG.error("door {}: unexpected, trace {}", request.door(), request.traceId(), thrown);
        return new ProblemException("E-INTERNAL", "the hub failed; its log tells why under this trace id");
    }

    /** Writes the answer. */
    void write(Exchange exchange, Request request, ProblemException problem, ProblemKinds.Kind kind) {
        Language language = request.language();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + kind.code());
        document.put("title", language.of(kind.title()));
        document.put("status", kind.status());
        document.put("detail", problem.getMessage());
        document.put("instance", "urn:trace:" + request.traceId());
        document.put("code", problem.code());
        if (!problem.faults().isEmpty()) {
            document.put("errors", problem.faults());
        }
        document.putAll(problem.members());
        Reply reply = Reply.bytes(exchange, kind.status(), Reply.PROBLEM, Reply.json(document)).header("Content-Language", language.tag());
        explain(reply, problem, kind.status());
    }

    /** Headers that a status must not lack. */
    static void explain(Reply reply, ProblemException problem, int status) {
        switch (status) {
            case 401 -> reply.header("WWW-Authenticate", problem.code().equals("E-TOKEN-MISSING") ? "Bearer"
                    : "Bearer error=\"invalid_token\", error_description=\"" + problem.code() + "\"");
            case 405 -> reply.header("Allow", problem.members().get("allow"));
            case 429, 503 -> reply.header("Retry-After", RETRY_SECONDS);
            default -> { }
        }
    }
}
