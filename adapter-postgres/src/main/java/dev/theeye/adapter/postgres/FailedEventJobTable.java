package dev.theeye.adapter.postgres;

import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/** How a job stands in its table, and what happens to its items. */
final class FailedEventJobTable {
    static final String COLUMNS =
            "id, kind, started_by, started_at, matched, stored, still_failing, discarded, finished_at";

    static final String SELECT = "SELECT " + COLUMNS + " FROM failed_event_job";

    static final String INSERT = "INSERT INTO failed_event_job (id, kind, started_by, started_at, matched)"
            + " VALUES (?, ?, ?, ?, ?) RETURNING " + COLUMNS;

    static final String TAKE = """
            UPDATE failed_event_job SET leased_until = now() + ? * interval '1 millisecond'
            WHERE id = (
                SELECT id FROM failed_event_job
                WHERE finished_at IS NULL AND (leased_until IS NULL OR leased_until <= now())
                ORDER BY leased_until NULLS FIRST, started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + COLUMNS;

    private static final String FIRST_UNSETTLED = """
            SELECT arrival, failed_event_id FROM failed_event_job_item
            WHERE job_id = ? AND outcome IS NULL ORDER BY arrival, failed_event_id LIMIT ?""";

    /** Those that somebody else dealt with meanwhile; erased and sent again, it is another one. */
    static final String SETTLE_CLOSED = """
            UPDATE failed_event_job_item i
            SET outcome = CASE WHEN closed.status = 'replayed' THEN 'stored' ELSE 'still_failing' END
            FROM (
                SELECT first.failed_event_id, f.status FROM (%s) AS first
                LEFT JOIN failed_event f ON f.id = first.failed_event_id
                WHERE f.status IS DISTINCT FROM 'open' OR f.arrival <> first.arrival) AS closed
            WHERE i.job_id = ? AND i.failed_event_id = closed.failed_event_id AND i.outcome IS NULL""".formatted(FIRST_UNSETTLED);

    /** The size is known without reading what is large. */
    static final String NEXT = """
            SELECT id, application_id, f.arrival, received_at, session_id, category, name, violations::text AS violations, raw, status
            FROM (
                SELECT id, row_number() OVER place AS number, sum(octet_length(raw)) OVER place AS bytes
                FROM (%s) AS first JOIN failed_event measured
                    ON measured.id = first.failed_event_id AND measured.arrival = first.arrival
                WHERE status = 'open'
                WINDOW place AS (ORDER BY first.arrival, id)) AS measured
            JOIN failed_event f USING (id)
            WHERE number = 1 OR bytes <= ?
            ORDER BY number""".formatted(FIRST_UNSETTLED);

    static final String SETTLE = """
            UPDATE failed_event_job_item SET outcome = ?
            WHERE job_id = ? AND failed_event_id = ANY (?) AND outcome IS NULL""";

    static final String DISCARD = """
            WITH first AS MATERIALIZED (%s),
            given_up AS (
                UPDATE failed_event SET status = 'discarded'
                WHERE id IN (
                    SELECT id FROM failed_event
                    WHERE id IN (SELECT failed_event_id FROM first) AND status = 'open' ORDER BY id FOR UPDATE))
            UPDATE failed_event_job_item i
            SET outcome = CASE WHEN f.status = 'replayed' THEN 'stored' ELSE 'discarded' END
            FROM first LEFT JOIN failed_event f ON f.id = first.failed_event_id
            WHERE i.job_id = ? AND i.failed_event_id = first.failed_event_id AND i.outcome IS NULL""".formatted(FIRST_UNSETTLED);

    static final String PROGRESS = """
            WITH settled AS (
                DELETE FROM failed_event_job_item WHERE job_id = ? AND outcome IS NOT NULL RETURNING outcome),
            added AS (
                SELECT count(*) AS all_of_them,
                    count(*) FILTER (WHERE outcome = 'stored') AS stored,
                    count(*) FILTER (WHERE outcome = 'still_failing') AS still_failing,
                    count(*) FILTER (WHERE outcome = 'discarded') AS discarded
                FROM settled)
            UPDATE failed_event_job j
            SET stored = j.stored + added.stored,
                still_failing = j.still_failing + added.still_failing,
                discarded = j.discarded + added.discarded,
                leased_until = now() + ? * interval '1 millisecond',
                finished_at = CASE
                    WHEN j.finished_at IS NULL
                        AND j.stored + j.still_failing + j.discarded + added.all_of_them = j.matched THEN now()
                    ELSE j.finished_at END
            FROM added WHERE j.id = ?
            RETURNING id, kind, started_by, started_at, matched, j.stored, j.still_failing, j.discarded, finished_at""";

    private FailedEventJobTable() {}

    static FailedEventJob read(ResultSet row) throws SQLException {
        OffsetDateTime finishedAt = row.getObject(9, OffsetDateTime.class);
        return new FailedEventJob(
                new JobId(row.getObject(1, UUID.class)),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                new ApplicationId(row.getObject(3, UUID.class)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
