package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleApplications;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.contracts.SessionEraserContract;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import org.junit.jupiter.api.Test;

final class PostgresSessionEraserTest extends PostgresStorage implements SessionEraserContract {
    @Test
    void the_counts_by_minute_and_by_hour_go_with_it() {
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        store().keep(SampleEvents.verdicts(SampleEvents.several(130, shop, session)));
        store().keep(SampleEvents.verdicts(SampleEvents.several(2, shop, SampleEvents.newSession())));

        eraser().erase(session, SampleApplications.act());

        assertThat(database.ask("SELECT sum(n) FROM event_count WHERE application_id = '" + shop + "'"))
                .isEqualTo("2");
        assertThat(database.ask("SELECT sum(n) FROM event_count_hour WHERE application_id = '" + shop + "'"))
                .isEqualTo("2");
        assertThat(database.ask("SELECT count(*) FROM session WHERE session_id = '" + session + "'"))
                .isEqualTo("0");
    }

    @Override
    public SessionEraser eraser() {
        return new PostgresSessionEraser(database.pool());
    }

    @Override
    public EventCounts counts() {
        return new PostgresEventCounts(database.pool(), QUERY_TIMEOUT);
    }

    @Override
    public EventFeed feed() {
        return new PostgresEventFeed(database.pool());
    }
}
