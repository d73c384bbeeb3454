CREATE TABLE application (
    id             uuid        PRIMARY KEY,
    -- ordered by bytes, so that every server lists them alike
    name           text        COLLATE "C" NOT NULL UNIQUE,
    scopes         text[]      NOT NULL,
    session_policy text        NOT NULL CHECK (session_policy IN ('own', 'shared')),
    status         text        NOT NULL CHECK (status IN ('active', 'suspended')),
    created_at     timestamptz NOT NULL
);

CREATE TABLE credential (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES application ON DELETE CASCADE,
    digest         bytea       NOT NULL CHECK (length(digest) = 32),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz
);
CREATE INDEX credential_by_application ON credential (application_id);

CREATE TABLE signing_key (
    id         text        PRIMARY KEY,
    pkcs8      bytea       NOT NULL,
    created_at timestamptz NOT NULL
);
