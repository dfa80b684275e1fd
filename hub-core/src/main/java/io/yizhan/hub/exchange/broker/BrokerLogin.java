package io.yizhan.hub.exchange.broker;

import io.yizhan.hub.policy.Tokens;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * Who may log in to the broker and what for: the hub itself by a secret of this process; any client by its id and, as password, a
 * request token signed with its key. A consumer or department may take from its own outbox, a department send to its own intake queues and take
 * what is delivered to its own queues; nobody else may do anything.
 */
final class BrokerLogin implements ActiveMQSecurityManager5 {

    /** User name of the hub's own connections. */
    static final String HUB = "hub";

    private final String secret;
    private final Tokens tokens;
    private volatile Map<String, Set<String>> intakeQueues;
    private volatile Map<String, Set<String>> deliveryQueues;

    /**
     * @param intakeQueues   department id to the names of its intake queues
     * @param deliveryQueues department id to the names of the queues it is delivered to
     */
    BrokerLogin(String secret, Tokens tokens, Map<String, Set<String>> intakeQueues, Map<String, Set<String>> deliveryQueues) {
        this.secret = secret;
        this.tokens = tokens;
        this.intakeQueues = intakeQueues;
        this.deliveryQueues = deliveryQueues;
    }

    /** From now on departments may send to these, and take from those. */
    void admit(Map<String, Set<String>> intake, Map<String, Set<String>> delivered) {
        intakeQueues = intake;
        deliveryQueues = delivered;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        boolean known = HUB.equals(user) ? secret.equals(password) : isClient(user, password);
        return known ? new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of()) : null;
    }

    private boolean isClient(String user, String token) {
        try {
            return user != null && tokens.verify(token).client().id().equals(user);
        } catch (Tokens.RefusedTokenException refused) {
            return false;
        }
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        if (subject == null) {
            return false;
        }
        String user = subject.getPrincipals(UserPrincipal.class).iterator().next().getName();
        if (HUB.equals(user)) {
            return true;
        }
        // A fully qualified name is address::queue; here they are always the same.
        int colons = address.indexOf("::");
        String queue = colons < 0 ? address : address.substring(colons + 2);
        if (colons >= 0 && !address.substring(0, colons).equals(queue)) {
            return false;
        }
        return switch (check) {
            case CONSUME, BROWSE -> queue.equals(Queues.outbox(user)) || deliveryQueues.getOrDefault(user, Set.of()).contains(queue);
            case SEND -> intakeQueues.getOrDefault(user, Set.of()).contains(queue);
            default -> false;
        };
    }

    @Override
    public boolean validateUser(String user, String password) {
        return authenticate(user, password, null, null) != null;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
