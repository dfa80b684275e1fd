package io.yizhan.hub.exchange.door;

import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lets known clients in. Thread-safe. */
public final class Gate {

    private static final String SCHEME = "bearer ";

    private final Tokens tokens;

    public Gate(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Who asks. @throws ProblemException a 401 with the token's fault */
    Caller admit(Request request) {
        try {
            request.caller(tokens.verify(bearer(request).orElse(null)));
            return request.caller();
        } catch (Tokens.RefusedTokenException e) {
            if (e.client() != null) {
                request.caller(new Caller(e.client(), null));
            }
            throw new ProblemException(e.code(), e.getMessage(), e);
        }
    }

    /** The same, for clients of some kinds only. @throws ProblemException also E-ROLE */
    Caller admit(Request request, Client.Kind... kinds) {
        Caller caller = admit(request);
        if (!Set.of(kinds).contains(caller.client().kind())) {
            throw new ProblemException("E-ROLE", "this door is not for a client of kind " + caller.client().kind().name().toLowerCase(Locale.ROOT));
        }
        return caller;
    }

    /** For a department's own affairs: itself, the auditor and operators. @throws ProblemException E-NOT-YOURS for others */
    static void requireAffairsOf(String department, Caller caller) {
        boolean allowed = switch (caller.client().kind()) {
            case AUDITOR, OPERATOR -> true;
            case DEPARTMENT -> caller.client().id().equals(department);
            case CONSUMER -> false;
        };
        if (!allowed) {
            throw notYours();
        }
    }

    /** Only the department itself. @throws ProblemException also E-NOT-YOURS */
    Caller admitOnly(String department, Request request) {
        Caller caller = admit(request);
        if (caller.client().kind() != Client.Kind.DEPARTMENT || !caller.client().id().equals(department)) {
            throw notYours();
        }
        return caller;
    }

    private static ProblemException notYours() {
        return new ProblemException("E-NOT-YOURS", "this belongs to a department; ask with that department's token");
    }

    private static Optional<String> bearer(Request request) {
        return request.header("Authorization").map(String::strip)
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip());
    }
}
