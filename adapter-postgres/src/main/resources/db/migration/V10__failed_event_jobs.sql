-- What is asked for most: what is still to be dealt with, one's own, and those of one type.
CREATE INDEX failed_event_open ON failed_event (received_at, arrival, id) WHERE status = 'open';
CREATE INDEX failed_event_by_application ON failed_event (application_id, received_at, arrival, id);
CREATE INDEX failed_event_by_type ON failed_event (category, name, received_at, arrival, id);

CREATE TABLE failed_event_job (
    id            uuid        PRIMARY KEY,
    kind          text        NOT NULL CHECK (kind IN ('replay', 'dry_run', 'discard')),
    started_by    uuid        NOT NULL,
    started_at    timestamptz NOT NULL,
    matched       bigint      NOT NULL,
    stored        bigint      NOT NULL DEFAULT 0,
    still_failing bigint      NOT NULL DEFAULT 0,
    discarded     bigint      NOT NULL DEFAULT 0,
    finished_at   timestamptz,
    -- until then nobody else works on it
    leased_until  timestamptz,
    CHECK (stored + still_failing + discarded <= matched)
);
CREATE INDEX failed_event_job_unfinished ON failed_event_job (kind) WHERE finished_at IS NULL;

-- Those that a job is still about. No foreign keys: they are written a hundred thousand at a time, and erased failed events
-- are no reason to forget what a job set out to do.
CREATE TABLE failed_event_job_item (
    job_id          uuid   NOT NULL,
    arrival         bigint NOT NULL,
    failed_event_id uuid   NOT NULL,
    -- deleted once it is added up
    outcome         text   CHECK (outcome IN ('stored', 'still_failing', 'discarded')),
    PRIMARY KEY (job_id, arrival, failed_event_id)
);
CREATE INDEX failed_event_job_item_by_event ON failed_event_job_item (failed_event_id);
CREATE INDEX failed_event_job_item_settled ON failed_event_job_item (job_id) WHERE outcome IS NOT NULL;
