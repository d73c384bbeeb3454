package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SampleApplications;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.contracts.SessionEraserContract;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PostgresSessionEraserTest implements SessionEraserContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestContext CONTEXT = TestContext.on(DATABASE);

    @AfterAll
    static void drop() {
        CONTEXT.close();
        DATABASE.close();
    }

    @Test
    void the_counts_by_minute_and_by_hour_go_with_it() {
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        store().keep(SampleEvents.verdicts(SampleEvents.several(130, shop, session)));
        store().keep(SampleEvents.verdicts(SampleEvents.several(2, shop, SampleEvents.newSession())));

        eraser().erase(session, SampleApplications.act());

        assertThat(DATABASE.ask("SELECT sum(n) FROM event_count WHERE application_id = '" + shop + "'"))
                .isEqualTo("2");
        assertThat(DATABASE.ask("SELECT sum(n) FROM event_count_hour WHERE application_id = '" + shop + "'"))
                .isEqualTo("2");
        assertThat(DATABASE.ask("SELECT count(*) FROM session WHERE session_id = '" + session + "'"))
                .isEqualTo("0");
    }

    @Override
    public SessionEraser eraser() {
        return new PostgresSessionEraser(DATABASE.pool());
    }

    @Override
    public EventStore store() {
        return new PostgresEventStore(DATABASE.pool());
    }

    @Override
    public EventReader reader() {
        return new PostgresEventReader(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public EventCounts counts() {
        return new PostgresEventCounts(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public EventFeed feed() {
        return new PostgresEventFeed(DATABASE.pool());
    }

    @Override
    public AuditTrail auditTrail() {
        return new PostgresAuditTrail(DATABASE.pool());
    }

    @Override
    public Applications applications() {
        return CONTEXT.bean(Applications.class);
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
