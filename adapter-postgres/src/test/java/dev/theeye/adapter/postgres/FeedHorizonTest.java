package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed.Stretch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FeedHorizonTest {
    private final TestDatabase database = TestDatabase.create();
    private final PostgresEventFeed feed = new PostgresEventFeed(database.pool());
    private final FeedHorizon horizon = new FeedHorizon(database.pool(), Duration.ofMinutes(15));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void what_is_older_than_what_is_remembered_is_forgotten_and_said_to_be() throws SQLException {
        FeedPosition before = feed.end();
        keep(SampleEvents.any());
        database.execute("UPDATE event_feed SET stored_at = stored_at - interval '16 minutes'");
        SampleEvent late = SampleEvents.any();
        FeedPosition between = feed.end();
        keep(late);

        horizon.moveOn();
        horizon.moveOn();

        assertThat(feed.read(before, feed.end())).isEqualTo(new Stretch.Forgotten());
        assertThat(events(between)).containsExactly(late.event().id().toString());
    }

    @Test
    void what_somebody_may_not_have_seen_yet_is_not_forgotten() throws SQLException {
        FeedPosition before = feed.end();
        SampleEvent sample = SampleEvents.any();
        keep(sample);
        database.execute("UPDATE event_feed SET stored_at = stored_at - interval '1 day'");

        new FeedHorizon(database.pool(), Duration.ofDays(2)).moveOn();

        assertThat(events(before)).containsExactly(sample.event().id().toString());
    }

    /** As one is that merges partitions for minutes. */
    @Test
    void a_long_transaction_holds_nobody_up_and_hides_nothing() throws SQLException {
        FeedPosition before = feed.end();
        SampleEvent early = SampleEvents.any();
        SampleEvent meanwhile = SampleEvents.any();
        try (Connection slow = TestDatabase.dataSource(database.url()).getConnection()) {
            slow.setAutoCommit(false);
            RoundTrip trip = new RoundTrip(slow);
            EventTable.insert(trip, List.of(early.event()));
            FeedTable.add(trip, List.of(early.event().id()));
            trip.make();

            keep(meanwhile);

            FeedPosition during = feed.end();
            assertThat(events(before)).containsExactly(meanwhile.event().id().toString());
            horizon.moveOn();
            horizon.moveOn();
            slow.commit();
            assertThat(events(during)).containsExactly(early.event().id().toString());
        }
    }

    @Test
    void a_position_of_another_servers_is_not_taken_for_the_end() {
        assertThat(feed.read(new FeedPosition("999999999999:999999999999:"), feed.end()))
                .isEqualTo(new Stretch.Forgotten());
    }

    private void keep(SampleEvent sample) {
        new PostgresEventStore(database.pool()).keep(List.of(sample.verdict()));
    }

    private List<String> events(FeedPosition after) {
        return feed.read(after, feed.end()) instanceof Stretch.Events(List<StoredEvent> events, FeedPosition next)
                ? events.stream().map(stored -> stored.event().id().toString()).toList()
                : List.of("forgotten");
    }
}
