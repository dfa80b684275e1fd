package io.yizhan.hub.material;

import static io.yizhan.hub.exchange.Licences.acceptance;
import static io.yizhan.hub.exchange.Licences.business;
import static io.yizhan.hub.exchange.Licences.days;
import static io.yizhan.hub.exchange.Licences.food;
import static io.yizhan.hub.exchange.Licences.health;
import static io.yizhan.hub.exchange.Licences.identity;
import static io.yizhan.hub.material.MaterialVerdict.DEFERRED;
import static io.yizhan.hub.material.MaterialVerdict.EXPIRED;
import static io.yizhan.hub.material.MaterialVerdict.MISSING;
import static io.yizhan.hub.material.MaterialVerdict.PULLED;
import static io.yizhan.hub.material.MaterialVerdict.REFUSED;
import static io.yizhan.hub.material.MaterialVerdict.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.exchange.Licences;
import io.yizhan.hub.exchange.Town;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.lookup.Deadline;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialPullTest {

    @TempDir
    Path home;
    private Town town;
    private MaterialPull pull;

    @BeforeEach
    void settle() throws Exception {
        town = new Town(home);
        pull = new MaterialPull(town.policy, town.library, town.lookups, town.cases, town.keys.keyedHash("case"), town.clock);
    }

    @AfterEach
    void leave() {
        town.close();
    }

    @Test
    void everyMaterialHeldAndValidIsPulledTheOneOfAnotherPersonToo() {
        town.register(business());
        town.register(identity());
        town.register(acceptance());
        town.register(food());

        Bundle bundle = pull("portal", "outdoor-sign");

        assertThat(bundle.materials()).extracting(FoundMaterial::verdict).containsExactly(PULLED, PULLED, PULLED, PULLED);
        assertThat(bundle.materials().get(1).licence().licence().holder().code().value()).isEqualTo(Town.OWNER);
        assertThat(bundle.complete()).isTrue();
        assertThat(bundle.notAskedAgain()).isEqualTo(4);
        assertThat(bundle.refusedAltogether()).isEmpty();
    }

    @Test
    void whatIsInTheWayIsTold() {
        town.register(business());
        town.change("business-licence", Town.SHOP, State.REVOKED);
        town.register(acceptance("QSXF-2024-0001", days("2024-01-01", "2026-11-21")));

        Bundle bundle = pull("portal", "outdoor-sign");

        assertThat(bundle.materials()).extracting(FoundMaterial::verdict).containsExactly(REVOKED, MISSING, EXPIRED, MISSING);
        assertThat(bundle.materials().get(0).stateInTheWay()).isEqualTo(State.REVOKED);
        assertThat(bundle.complete()).isFalse();
        assertThat(bundle.notAskedAgain()).isZero();
    }

    @Test
    void theLastDayStillCountsAndDaysAreThoseOfTheOffices() {
        town.register(acceptance("QSXF-2024-0001", days("2024-01-01", "2026-11-22")));
        town.clock.set(Instant.parse("2026-11-22T15:59:59Z"));
        assertThat(pull("portal", "outdoor-sign").materials().get(2).verdict()).isEqualTo(PULLED);
        town.clock.set(Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(pull("portal", "outdoor-sign").materials().get(2).verdict()).isEqualTo(EXPIRED);
    }

    @Test
    void aLicenceStillToComeIsMissing() {
        town.register(acceptance("QSXF-2026-0009", days("2026-12-01", null)));
        assertThat(pull("portal", "outdoor-sign").materials().get(2).verdict()).isEqualTo(MISSING);
    }

    @Test
    void aValidOneWinsOverNewerOnesThatAreNot() {
        town.register(acceptance("QSXF-2025-0001", days("2025-01-01", null)));
        town.clock.advance(1000);
        town.register(acceptance("QSXF-2024-0001", days("2024-01-01", "2025-12-31")));

        FoundMaterial found = pull("portal", "outdoor-sign").materials().get(2);

        assertThat(found.verdict()).isEqualTo(PULLED);
        assertThat(found.licence().licence().number()).isEqualTo("QSXF-2025-0001");
    }

    @Test
    void theNewestValidLicenceNamesTheOtherPerson() {
        town.register(identity());
        town.register(food("JY19901010000017", days("2025-01-01", "2030-12-31"), Town.OWNER));
        town.clock.advance(1000);
        town.register(food("JY19901010000025", days("2020-01-01", "2024-12-31"), "990101199002020024"));

        assertThat(pull("portal", "outdoor-sign").materials().get(1).verdict()).isEqualTo(PULLED);
    }

    @Test
    void aMaterialMayBeFoundByAnotherFieldThanItsHolder() {
        town.register(health("H-1", "990101199002020024", days("2026-01-01", "2027-01-01")));

        assertThat(pull("portal", "food-operation").materials().get(1).verdict()).isEqualTo(PULLED);
    }

    @Test
    void aMissingMaterialMayFollowAndItsDueDayStays() {
        Bundle first = pull("portal", "food-operation");
        town.commits.run(moment -> {
            pull.keep(moment, first, town.clock.instant());
            return null;
        });
        town.clock.set(Instant.parse("2026-11-30T02:00:00Z"));
        Bundle again = pull("portal", "food-operation");

        assertThat(first.materials()).extracting(FoundMaterial::verdict).containsExactly(MISSING, DEFERRED);
        assertThat(first.materials().get(1).due()).isEqualTo(LocalDate.parse("2026-12-12"));
        assertThat(again.materials().get(1).due()).isEqualTo(LocalDate.parse("2026-12-12"));
        assertThat(again.complete()).isFalse();
    }

    @Test
    void whatTheCaseHoldsIsKnownUntilItChanges() {
        town.register(business());
        Bundle first = pull("portal", "outdoor-sign");
        Instant then = town.clock.instant();
        town.commits.run(moment -> {
            pull.keep(moment, first, then);
            return null;
        });
        town.clock.advance(60_000);

        assertThat(first.materials().get(0).since()).isNull();
        assertThat(pull("portal", "outdoor-sign").materials().get(0).since()).isEqualTo(then);
        assertThat(pull.pull(caller("portal", "outdoor-sign", "C-2"), town.catalogue.item("outdoor-sign").orElseThrow(), Town.SHOP, Deadline.in(Duration.ZERO))
                .materials().get(0).since()).isNull();

        town.change("business-licence", Town.SHOP, State.REVOKED);
        assertThat(pull("portal", "outdoor-sign").materials().get(0).verdict()).isEqualTo(REVOKED);
        assertThat(pull("portal", "outdoor-sign").materials().get(0).since()).isNull();
    }

    @Test
    void whatNoGrantCoversIsRefusedAndNotLookedFor() {
        town.register(business());
        town.register(Licences.acceptance());

        Bundle tax = pull("tax", "outdoor-sign");
        Bundle museum = pull("museum", "outdoor-sign");

        assertThat(tax.materials()).extracting(FoundMaterial::verdict).containsExactly(PULLED, REFUSED, REFUSED, REFUSED);
        assertThat(tax.materials().get(2).denial().reason()).isEqualTo("E-NO-GRANT");
        assertThat(tax.materials().get(2).licence()).isNull();
        assertThat(tax.refusedAltogether()).isEmpty();
        assertThat(museum.refusedAltogether().orElseThrow().reason()).isEqualTo("E-NO-GRANT");
    }

    private Bundle pull(String client, String item) {
        return pull.pull(caller(client, item, "C-1"), town.catalogue.item(item).orElseThrow(), Town.SHOP, Deadline.in(Duration.ZERO));
    }

    private Caller caller(String client, String item, String caseNumber) {
        return new Caller(town.policy.client(client).orElseThrow(), new Purpose(item, caseNumber, "a test", "clerk-7"));
    }
}
