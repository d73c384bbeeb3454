package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.eventjson.EventBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresEventStoreTest {
    private static final Visibility ALL = new Visibility.Everything();
    private static final ApplicationId APP = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId OTHER = new ApplicationId(UUID.randomUUID());

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final PostgresEventStore store = new PostgresEventStore(DATABASE.dataSource());
    private final PostgresEventReader reader = new PostgresEventReader(DATABASE.dataSource(), Duration.ofSeconds(10));

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    static List<Verdict> verdicts(ApplicationId app, String json) {
        try {
            List<Verdict> out = new ArrayList<>();
            long arrival = System.currentTimeMillis() << 20;
            for (SentEvent sent : EventBody.ofJson(json.getBytes(StandardCharsets.UTF_8), 10000)) {
                out.add(RuleBook.standard(Duration.ofMinutes(1))
                        .judge(RawEvent.received(app, new Arrival(arrival++), Instant.now(), sent)));
            }
            return out;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_kept_is_found_again_and_kept_once() {
        String session = UUID.randomUUID().toString();
        String one = """
                {"session_id":"%s","category":"page interaction","name":"pageview","data":{"a":1.00,"b":"ä€𝄞"},"timestamp":"2021-01-01 09:15:27.243860"}""".formatted(session);
        String two = one.replace("pageview", "click");
        String bad = one.replace("pageview", "");
        List<Verdict> verdicts = verdicts(APP, "[%s,%s,%s,%s]".formatted(one, two, one, bad));
        assertThat(store.keep(verdicts)).containsExactly(Kept.STORED, Kept.STORED, Kept.DUPLICATE, Kept.FAILED);
        assertThat(store.keep(verdicts)).containsOnly(Kept.DUPLICATE);
        assertThat(store.keep(verdicts(OTHER, "[%s]".formatted(one)))).containsExactly(Kept.FAILED);
        var page = reader.find(EventFilter.everything(ALL), PageRequest.first(Order.OLDEST_FIRST, 1));
        assertThat(page.items()).hasSize(1);
        assertThat(page.items().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("payload")
                .isEqualTo(((Verdict.Accepted) verdicts.getFirst()).event());
        var next = reader.find(
                EventFilter.everything(ALL),
                PageRequest.first(Order.OLDEST_FIRST, 1)
                        .at(new PageRequest.Position.After(Objects.requireNonNull(page.next()))));
        assertThat(next.items().getFirst().type().name()).isEqualTo("click");
        assertThat(next.next()).isNull();
        assertThat(reader.find(page.items().getFirst().id(), ALL))
                .contains(page.items().getFirst());
        assertThat(reader.find(page.items().getFirst().id(), new Visibility.OnlyOf(OTHER)))
                .isEmpty();
        assertThat(reader.count(EventFilter.everything(ALL))).isEqualTo(2);
        assertThat(reader.countFailed(FailedEventFilter.everything(ALL))).isEqualTo(2);
        var f = new FailedEventFilter(
                ALL, Set.of(), Set.of(), Set.of(), Set.of(), Set.of("session"), Set.of(), null, null);
        assertThat(reader.countFailed(f)).isEqualTo(1);
        assertThat(reader.findFailed(f, PageRequest.first(Order.NEWEST_FIRST, 10))
                        .items()
                        .getFirst()
                        .violations())
                .hasSize(1);
        var strange = new EventFilter(ALL, Set.of(), Set.of(), Set.of("a\0"), Set.of(), Instant.MIN, Instant.MAX);
        assertThat(reader.count(strange)).isZero();
    }

    @Test
    void a_database_that_cannot_be_reached_is_unavailable() {
        PostgresEventStore nowhere = new PostgresEventStore(TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/x"));
        assertThatThrownBy(() -> nowhere.keep(verdicts(APP, "{}"))).isInstanceOf(EventStoreUnavailable.class);
    }
}
