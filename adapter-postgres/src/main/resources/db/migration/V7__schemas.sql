-- Every schema that a type ever had. As text: json would refuse what others wrote, and jsonb would not give it back as it was.
CREATE TABLE event_schema (
    category    text        COLLATE "C" NOT NULL,
    name        text        COLLATE "C" NOT NULL,
    version     integer     NOT NULL,
    mode        text        NOT NULL CHECK (mode IN ('enforce', 'observe')),
    schema      text        NOT NULL,
    declared_at timestamptz NOT NULL,
    -- an application; null for The Eye itself
    declared_by uuid,
    in_force    boolean     NOT NULL,
    PRIMARY KEY (category, name, version)
);
-- a type has one schema at the most, and all of those are read at every change
CREATE UNIQUE INDEX event_schema_in_force ON event_schema (category, name) WHERE in_force;

-- Grows with every change. Whoever changes anything begins here, and so they come one after the other; whoever judges asks
-- for this one row every second.
CREATE TABLE schema_revision (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    revision bigint  NOT NULL
);
INSERT INTO schema_revision (revision) VALUES (0);

-- Of the events that are kept: how many a schema would have refused, had it not only observed. By shard like the other counts.
CREATE TABLE schema_observation (
    category       text     COLLATE "C" NOT NULL,
    name           text     COLLATE "C" NOT NULL,
    version        integer  NOT NULL,
    application_id uuid     NOT NULL,
    shard          smallint NOT NULL,
    events         bigint   NOT NULL,
    PRIMARY KEY (category, name, version, application_id, shard)
) WITH (fillfactor = 50);
