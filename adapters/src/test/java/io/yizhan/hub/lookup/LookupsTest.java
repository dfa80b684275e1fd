package io.yizhan.hub.lookup;

import static io.yizhan.hub.lookup.AskedRegister.AGES;
import static io.yizhan.hub.lookup.AskedRegister.CODE;
import static io.yizhan.hub.lookup.AskedRegister.LONG;
import static io.yizhan.hub.lookup.AskedRegister.TYPE;
import static io.yizhan.hub.lookup.AskedRegister.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a department that keeps its data, a real server on this machine, is asked, how often, and what is made of its silence. */
class LookupsTest {

    @TempDir
    Path home;
    private AskedRegister asked;

    @BeforeEach
    void open() throws IOException {
        asked = new AskedRegister(home);
    }

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void whatTheDepartmentSaysLandsAndHoldsForAWhileItsNothingToo() {
        asked.registry.has("/persons/" + CODE, 200, "{\"x\":1}");
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));

        Sought first = asked.ask(CODE);
        assertThat(first.asOf()).contains(asked.clock.instant());
        assertThat(first.retryAfter()).isEmpty();
        assertThat(asked.landed).containsExactly("{\"x\":1}");

        Instant then = asked.clock.instant();
        asked.clock.advance(60_000);
        assertThat(asked.ask(CODE).asOf()).as("as of when it was asked, not of now").contains(then);
        assertThat(asked.ask("990101199001010016").asOf()).contains(asked.clock.instant());
        assertThat(asked.ask("990101199001010016").retryAfter()).isEmpty();
        assertThat(asked.registry.requests).as("two holders, one question each").hasSize(2);
        assertThat(asked.landed).hasSize(1);
        assertThat(asked.count("cached")).isEqualTo(2);
        assertThat(asked.count("none")).isEqualTo(1);
    }

    @Test
    void withoutACacheItIsAskedEachTime() {
        asked.registry.says(200, "{}");
        asked.serve(live(asked.rest(), Duration.ZERO, false, 5, LONG));

        asked.ask(CODE);
        asked.ask(CODE);

        assertThat(asked.registry.requests).hasSize(2);
    }

    @Test
    void whatIsHeldIsAskedForOnlyWhereTheDepartmentIsAskedAlways() {
        asked.registry.says(404, "");
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));
        assertThat(asked.lookups.inquire(TYPE, CODE, true).await(Deadline.in(LONG))).isSameAs(Sought.NOBODY);
        assertThat(asked.registry.requests).isEmpty();

        asked.serve(live(asked.rest(), AGES, true, 5, LONG));
        Sought sought = asked.lookups.inquire(TYPE, CODE, true).await(Deadline.in(LONG));
        assertThat(asked.registry.requests).hasSize(1);
        assertThat(sought.confirms("register")).as("it says that it has none").isFalse();
        assertThat(sought.confirms("another")).isTrue();
    }

    @Test
    void thoseWhoAskForTheSameHolderAtTheSameTimeShareOneQuestion() {
        asked.registry.has("/persons/" + CODE, 200, "{}");
        asked.registry.hold();
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));

        List<CompletableFuture<Sought>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Inquiry inquiry = asked.lookups.inquire(TYPE, CODE, false);
            all.add(CompletableFuture.supplyAsync(() -> inquiry.await(Deadline.in(LONG))));
        }
        await().untilAsserted(() -> assertThat(asked.registry.requests).hasSize(1));
        asked.registry.open();

        assertThat(all).allSatisfy(sought -> assertThat(sought.get(30, TimeUnit.SECONDS).asOf()).isPresent());
        assertThat(asked.registry.requests).hasSize(1);
        assertThat(asked.landed).hasSize(1);
    }

    @Test
    void noMoreQuestionsAreUnderWayThanAllowedAndTooManyAreRefusedAtOnce() {
        asked.registry.says(404, "");
        asked.registry.hold();
        asked.serve(new Transport.Live(asked.rest(), LONG, AGES, false, 5, LONG, 2));

        List<Inquiry> inquiries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            inquiries.add(asked.lookups.inquire(TYPE, "code-" + i, false));
        }
        await().untilAsserted(() -> assertThat(asked.registry.underWay).hasValue(2));
        assertThat(asked.count("busy")).as("two under way, eight waiting for each of them").isEqualTo(40 - 2 - 16);
        asked.registry.open();

        assertThat(inquiries.stream().filter(i -> i.await(Deadline.in(LONG)).retryAfter().isEmpty())).hasSize(18);
        assertThat(asked.registry.mostUnderWay).hasValue(2);
    }

    @Test
    void whoIsTooSlowIsSilentAndWhatItSaysAfterTheWaitStillLands() {
        asked.registry.says(200, "{}");
        asked.registry.hold();
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));

        Sought late = asked.lookups.inquire(TYPE, CODE, false).await(Deadline.in(Duration.ofMillis(20)));
        assertThat(late.retryAfter()).contains(1L);
        assertThat(late.asOf()).isEmpty();
        asked.registry.open();

        await().untilAsserted(() -> assertThat(asked.landed).hasSize(1));
        await().untilAsserted(() -> assertThat(asked.lookups.inquire(TYPE, CODE, false).await(Deadline.in(LONG)).asOf()).isPresent());
        assertThat(asked.registry.requests).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerWithinItsTimeOutHasFailed() {
        asked.registry.hold();
        asked.serve(new Transport.Live(asked.rest(), Duration.ofMillis(50), AGES, false, 5, LONG, 4));

        assertThat(asked.ask(CODE).retryAfter()).contains(1L);
        assertThat(asked.count("timeout")).isEqualTo(1);
    }

    @Test
    void theBreakerOpensAfterFailuresInARowAndClosesOnceItAnswersAgain() {
        asked.registry.says(503, "");
        asked.serve(live(asked.rest(), AGES, false, 3, Duration.ofMillis(300)));

        for (int i = 0; i < 6; i++) {
            assertThat(asked.ask(CODE).retryAfter()).contains(1L);
        }
        assertThat(asked.registry.requests).as("left alone after three").hasSize(3);
        assertThat(asked.count("open")).isEqualTo(3);
        assertThat(asked.lookups.states("register").toString()).contains("silent", "breaker open");

        asked.registry.says(404, "");
        await().untilAsserted(() -> assertThat(asked.ask(CODE).retryAfter()).isEmpty());
        assertThat(asked.registry.requests).as("one on trial").hasSize(4);
        assertThat(asked.lookups.states("register").toString()).contains("answered last", "breaker closed");
        asked.ask("another");
        assertThat(asked.registry.requests).hasSize(5);
    }

    @Test
    void aLongRestIsToldInSeconds() {
        asked.registry.says(500, "");
        asked.serve(live(asked.rest(), AGES, false, 1, Duration.ofSeconds(300)));

        assertThat(asked.ask(CODE).retryAfter().orElseThrow()).isBetween(200L, 300L);
    }

    @Test
    void whoIsNotThereOrSpeaksGarbageIsSilent() {
        asked.serve(live(new LiveQuestion.Rest("http://127.0.0.1:1/{holderCode}", null), AGES, false, 5, LONG));
        assertThat(asked.ask(CODE).retryAfter()).contains(1L);
        assertThat(asked.count("failed")).isEqualTo(1);

        asked.registry.says(200, "garbage");
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));
        assertThat(asked.ask(CODE).retryAfter()).contains(1L);
        assertThat(asked.count("unreadable")).isEqualTo(1);

        asked.registry.says(200, "x".repeat(HttpExchange.MOST_BYTES + 1));
        assertThat(asked.ask(CODE).retryAfter()).contains(1L);
        assertThat(asked.count("failed")).isEqualTo(2);
        assertThat(asked.landed).isEmpty();
    }

    @Test
    void aDepartmentReplacedWhileItIsAskedAnswersStillAndOneAskedOtherwiseIsAskedAnew() {
        asked.registry.says(200, "{}");
        asked.registry.hold();
        asked.serve(live(asked.rest(), AGES, false, 5, LONG));
        Inquiry inquiry = asked.lookups.inquire(TYPE, CODE, false);
        await().untilAsserted(() -> assertThat(asked.registry.requests).hasSize(1));

        asked.serve(live(asked.rest(), AGES, false, 5, LONG));
        Inquiry joined = asked.lookups.inquire(TYPE, CODE, false);
        asked.serve(live(asked.rest(), AGES, false, 6, LONG));
        asked.registry.open();

        assertThat(inquiry.await(Deadline.in(LONG)).asOf()).isPresent();
        assertThat(joined.await(Deadline.in(LONG)).asOf()).isPresent();
        assertThat(asked.registry.requests).hasSize(1);
        asked.ask(CODE);
        assertThat(asked.registry.requests).hasSize(2);
        asked.serve(live(asked.rest(), AGES, false, 6, LONG));
        asked.ask(CODE);
        assertThat(asked.registry.requests).as("its mapping may be another now").hasSize(3);
        asked.lookups.serve(List.of());
        assertThat(asked.lookups.keeps(TYPE)).isFalse();
        assertThat(asked.ask(CODE)).isSameAs(Sought.NOBODY);
    }
}
