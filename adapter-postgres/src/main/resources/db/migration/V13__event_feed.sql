-- Which events each transaction stored, for those who follow live: found by the number of the transaction, without a look at
-- any partition of event. Rows are thrown away after some minutes.
CREATE TABLE event_feed (
    xid       xid8        PRIMARY KEY,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    events    integer     NOT NULL,
    -- 16 bytes each, in the order of the batch
    ids       bytea       NOT NULL
) WITH (
    -- all rows are dead soon: vacuum by number, as for queued_message
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_analyze_threshold = 1000000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 20000
);
-- ids are bits of a hash, which do not compress
ALTER TABLE event_feed ALTER COLUMN ids SET STORAGE EXTERNAL;

-- One row: up to which transaction rows were thrown away, and up to which they may be next time.
CREATE TABLE event_feed_horizon (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    forgotten xid8    NOT NULL,
    next      xid8    NOT NULL
);
INSERT INTO event_feed_horizon (forgotten, next)
VALUES (pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()));
