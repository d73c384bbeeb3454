-- Not partitioned: the id alone must be unique, for what is sent again and fails again has another time of receipt.
CREATE TABLE failed_event (
    id             uuid        PRIMARY KEY,
    received_at    timestamptz NOT NULL,
    arrival        bigint      NOT NULL,
    application_id uuid        NOT NULL,
    -- as they were sent, to search by; null where no text was
    session_id     text,
    category       text,
    name           text,
    violations     jsonb       NOT NULL,
    -- of each violation, and what they begin with up to a dot: timestamp.future and timestamp
    codes          text[]      NOT NULL,
    -- byte for byte what was sent: jsonb refuses \u0000 and lone surrogates, and forgets repeated members
    raw            bytea       NOT NULL,
    status         text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'replayed', 'discarded')),
    replayed_at    timestamptz
);
CREATE INDEX failed_event_by_time ON failed_event (received_at, arrival, id);
CREATE INDEX failed_event_by_session ON failed_event (session_id, received_at, arrival, id);
CREATE INDEX failed_event_by_code ON failed_event USING gin (codes);
