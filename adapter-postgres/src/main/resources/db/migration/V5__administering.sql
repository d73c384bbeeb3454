-- how many secrets the application ever had: a number that was removed is not given again
ALTER TABLE application ADD COLUMN last_secret int NOT NULL DEFAULT 1;

-- until now every application had one
ALTER TABLE credential
    ADD COLUMN number int NOT NULL DEFAULT 1,
    ADD COLUMN last_used_at timestamptz,
    ADD UNIQUE (application_id, number);
ALTER TABLE credential ALTER COLUMN number DROP DEFAULT;
DROP INDEX credential_by_application;

-- the order in which keys were added, whatever the clocks said
ALTER TABLE signing_key ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;

CREATE TABLE audit_entry (
    id        uuid        PRIMARY KEY,
    done_at   timestamptz NOT NULL,
    arrival   bigint      NOT NULL,
    -- an application; null for The Eye itself
    done_by   uuid,
    kind      text        NOT NULL,
    -- an application; null where it concerns all
    about     uuid,
    -- three columns of one list: what changed, from what, to what
    fields    text[]      NOT NULL,
    old_texts text[]      NOT NULL,
    new_texts text[]      NOT NULL
);
CREATE INDEX audit_entry_in_order ON audit_entry (done_at, arrival, id);
CREATE INDEX audit_entry_about ON audit_entry (about, done_at, arrival, id);
