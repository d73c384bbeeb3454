-- Where accepted events wait, many to a row. Rows live for milliseconds.
CREATE TABLE queued_message (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queued_at timestamptz NOT NULL DEFAULT now(),
    events    integer     NOT NULL,
    message   bytea       NOT NULL
) WITH (
    -- All rows are dead soon, so a share of them says nothing: vacuum by number, and at once, or the beginning of the
    -- index fills with the dead that every consumer has to step over.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0,
    -- statistics of a table that is empty or full by chance mislead; the statements on it need none
    autovacuum_analyze_threshold = 1000000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 20000,
    toast.autovacuum_vacuum_cost_delay = 0
);
-- compressing takes longer than writing, for something that is read once and thrown away
ALTER TABLE queued_message ALTER COLUMN message SET STORAGE EXTERNAL;

-- Where events wait whose judging takes long, in smaller messages. A table of its own, so that a backlog here is nothing that
-- those who look for the others have to step over.
CREATE TABLE deferred_message (LIKE queued_message INCLUDING ALL) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_threshold = 1000000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 20000,
    toast.autovacuum_vacuum_cost_delay = 0
);
