-- No foreign key to application: an event outlives the registration of whoever sent it, and an undecodable message has nobody's.
CREATE TABLE session (
    session_id     uuid        PRIMARY KEY,
    application_id uuid        NOT NULL,
    shared         boolean     NOT NULL,
    opened_at      timestamptz NOT NULL
);

CREATE TABLE event (
    session_id     uuid        NOT NULL,
    occurred_at    timestamptz NOT NULL,
    event_id       uuid        NOT NULL,
    arrival        bigint      NOT NULL,
    application_id uuid        NOT NULL,
    category       text        NOT NULL,
    name           text        NOT NULL,
    data           jsonb       NOT NULL,
    received_at    timestamptz NOT NULL,
    -- of the JSON Schema that data satisfied; null where its type had none
    schema_version integer,
    -- what is kept once and a session's timeline, in one index; session_id first so that the table can be distributed by it
    PRIMARY KEY (session_id, occurred_at, event_id),
    -- made to agree with the setting eye.rules.clock-skew at every start
    CONSTRAINT event_not_from_the_future CHECK (occurred_at <= received_at + '00:01:00'::interval)
) PARTITION BY RANGE (occurred_at);
CREATE INDEX event_by_time ON event (occurred_at, arrival, event_id);
CREATE INDEX event_by_category ON event (category, occurred_at, arrival, event_id);

-- The net: what falls outside every other partition. Those are made at every start, and ahead of time while The Eye runs.
CREATE TABLE event_default PARTITION OF event DEFAULT;
