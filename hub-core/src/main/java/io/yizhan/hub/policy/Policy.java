package io.yizhan.hub.policy;

import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.LicenceType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Clients and grants; fails closed: whatever is not plainly allowed is denied, and the first obstacle met is the reason, in this order:
 *
 * <ol>
 * <li>{@code E-NOT-CONSUMER}: the caller is no consumer this hub knows
 * <li>{@code E-NO-PURPOSE}: no purpose, or no item or no case in it
 * <li>{@code E-ITEM-UNKNOWN}: the item is not in the catalogue
 * <li>{@code E-NOT-SHARED}: the licence type's sharing attribute is {@code none}, whatever a grant says
 * <li>{@code E-NO-GRANT}: no grant of this consumer for this type (or no such type)
 * <li>{@code E-GRANT-ITEM}: its grants name other items
 * <li>{@code E-GRANT-EXPIRED}: the grant for the item is over, or has not begun; days are those of Asia/Shanghai, both ends included
 * <li>{@code E-RATE}: more requests a minute than the grant allows
 * </ol>
 *
 * <p>A permit counts against the grant's rate when it is given. The rules change as a whole, when a new configuration takes force. Thread-safe.
 */
public final class Policy {

    /** Shown whatever a grant names: without them an answer can't be read. */
    public static final Set<String> ALWAYS_SHOWN = Set.of("type", "state");

    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private volatile Rules rules;

    /** What is in force at one time. @param allowances by grant id, of the grants that have a rate */
    private record Rules(Catalogue catalogue, Map<String, Client> clients, List<Grant> grants, Map<String, Allowance> allowances) {
    }

    /** @throws IllegalArgumentException where two clients or two grants have one id */
    public Policy(Catalogue catalogue, Collection<Client> clients, Collection<Grant> grants, Clock clock) {
        this.clock = clock;
        replace(catalogue, clients, grants);
    }

    /**
     * From now on these are the rules. A grant that stays as it was keeps what was counted against its rate.
     *
     * @throws IllegalArgumentException where two clients or two grants have one id; the rules then stay as they were
     */
    public synchronized void replace(Catalogue catalogue, Collection<Client> clients, Collection<Grant> grants) {
        Map<String, Client> byId = new LinkedHashMap<>();
        for (Client client : clients) {
            if (byId.put(client.id(), client) != null) {
                throw new IllegalArgumentException("two clients have the id " + client.id());
            }
        }
        Set<String> ids = new HashSet<>();
        Map<String, Allowance> allowances = new HashMap<>();
        for (Grant grant : grants) {
            if (!ids.add(grant.id())) {
                throw new IllegalArgumentException("two grants have the id " + grant.id());
            }
            if (grant.perMinute() > 0) {
                allowances.put(grant.id(), rules != null && rules.grants().contains(grant) ? rules.allowances().get(grant.id())
                        : new Allowance(grant.perMinute(), clock));
            }
        }
        rules = new Rules(catalogue, byId, List.copyOf(grants), allowances);
    }

    /** The catalogue in force. */
    public Catalogue catalogue() {
        return rules.catalogue();
    }

    public Optional<Client> client(String id) {
        return Optional.ofNullable(id).map(rules.clients()::get);
    }

    /** Never throws, never null. */
    public Decision decide(AccessRequest request) {
        Rules now = rules;
        Caller caller = request.caller();
        if (caller == null || caller.client() == null || caller.client().kind() != Client.Kind.CONSUMER
                || !now.clients().containsKey(caller.client().id())) {
            return deny("E-NOT-CONSUMER", "only a consumer of this hub may ask for licences; ask with a consumer's token");
        }
        Purpose purpose = caller.purpose();
        if (purpose == null || blank(purpose.item()) || blank(purpose.caseNumber())) {
            return deny("E-NO-PURPOSE", "the token names no purpose; name the service item and the case asked for");
        }
        if (now.catalogue().item(purpose.item()).isEmpty()) {
            return deny("E-ITEM-UNKNOWN", "the purpose names a service item this hub does not know; see config/items");
        }
        Optional<LicenceType> type = Optional.ofNullable(request.type()).flatMap(now.catalogue()::type);
        if (type.isPresent() && !shared(type.get())) {
            return deny("E-NOT-SHARED", "licences of type " + request.type() + " are not shared (" + type.get().source() + ")");
        }
        return decideByGrants(now, caller.client().id(), purpose.item(), request.type());
    }

    private Decision decideByGrants(Rules now, String consumer, String item, String type) {
        List<Grant> ofType = now.grants().stream().filter(g -> g.consumer().equals(consumer) && g.type().equals(type)).toList();
        if (ofType.isEmpty()) {
            return deny("E-NO-GRANT", consumer + " has no grant for " + (now.catalogue().type(type == null ? "" : type).isPresent()
                    ? type : "a licence type this hub does not know") + "; apply for one");
        }
        List<Grant> ofItem = ofType.stream().filter(g -> g.items().contains(item)).toList();
        if (ofItem.isEmpty()) {
            return deny("E-GRANT-ITEM", consumer + "'s grant for " + type + " does not cover the item " + item);
        }
        LocalDate today = today();
        Optional<Grant> inForce = ofItem.stream().filter(g -> inForce(g, today)).findFirst();
        if (inForce.isEmpty()) {
            Grant last = ofItem.get(ofItem.size() - 1);
            return deny("E-GRANT-EXPIRED", "the grant " + last.id() + " is in force " + period(last) + "; have it renewed");
        }
        return permit(inForce.get(), now.allowances().get(inForce.get().id()));
    }

    private static Decision permit(Grant grant, Allowance allowance) {
        Duration wait = allowance == null ? Duration.ZERO : allowance.take();
        if (!wait.isZero()) {
            return deny("E-RATE", "the grant " + grant.id() + " allows " + grant.perMinute() + " requests a minute; ask again in "
                    + (wait.toMillis() + 999) / 1000 + " s");
        }
        Set<String> fields = new HashSet<>(grant.fields());
        fields.addAll(ALWAYS_SHOWN);
        return new Decision.Permit(grant.id(), Set.copyOf(fields));
    }

    /** The grants by which a new licence of a type is forwarded today, one a consumer. */
    public List<Grant> forwards(String type) {
        Rules now = rules;
        if (!now.catalogue().type(type).map(Policy::shared).orElse(false)) {
            return List.of();
        }
        LocalDate today = today();
        Map<String, Grant> byConsumer = new LinkedHashMap<>();
        for (Grant grant : now.grants()) {
            if (grant.forward() && grant.type().equals(type) && inForce(grant, today)) {
                byConsumer.putIfAbsent(grant.consumer(), grant);
            }
        }
        return new ArrayList<>(byConsumer.values());
    }

    /** The grant of this id, where it still forwards to the consumer, whether in force today or not. */
    public Optional<Grant> forwarding(String id, String consumer) {
        return rules.grants().stream().filter(g -> g.id().equals(id) && g.forward() && g.consumer().equals(consumer)).findFirst();
    }

    /** Consumers that any grant forwards to, whether in force today or not: those with an outbox. */
    public List<String> receivers() {
        return rules.grants().stream().filter(Grant::forward).map(Grant::consumer).distinct().toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), DAYS);
    }

    private static boolean inForce(Grant grant, LocalDate day) {
        return (grant.from() == null || !day.isBefore(grant.from())) && (grant.to() == null || !day.isAfter(grant.to()));
    }

    private static String period(Grant grant) {
        return (grant.from() == null ? "" : "from " + grant.from() + " ") + (grant.to() == null ? "without end" : "to " + grant.to());
    }

    private static boolean shared(LicenceType type) {
        return !"none".equals(type.sharing());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static Decision deny(String reason, String detail) {
        return new Decision.Deny(reason, detail);
    }
}
