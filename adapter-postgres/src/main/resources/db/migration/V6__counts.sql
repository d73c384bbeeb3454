-- What is counted in the transaction that records it. Each row stands once per shard: batches that are recorded at the same
-- moment add to different shards, for those of one would wait for each other. Only the sum over the shards means anything; a
-- single one may fall below zero once something is erased. Room on each page lets a row grow where it is.

-- Read as a span of time or not at all, and so in the order of time first.
CREATE TABLE event_count (
    minute         timestamptz NOT NULL,
    application_id uuid        NOT NULL,
    category       text        COLLATE "C" NOT NULL,
    name           text        COLLATE "C" NOT NULL,
    shard          smallint    NOT NULL,
    n              bigint      NOT NULL,
    PRIMARY KEY (minute, application_id, category, name, shard)
) WITH (fillfactor = 70);

-- The same by the hour: of a quarter of a year, the minutes are too many to add up while somebody waits.
CREATE TABLE event_count_hour (
    hour           timestamptz NOT NULL,
    application_id uuid        NOT NULL,
    category       text        COLLATE "C" NOT NULL,
    name           text        COLLATE "C" NOT NULL,
    shard          smallint    NOT NULL,
    n              bigint      NOT NULL,
    PRIMARY KEY (hour, application_id, category, name, shard)
) WITH (fillfactor = 70);

CREATE TABLE type_count (
    category       text        COLLATE "C" NOT NULL,
    name           text        COLLATE "C" NOT NULL,
    application_id uuid        NOT NULL,
    shard          smallint    NOT NULL,
    events         bigint      NOT NULL,
    failed         bigint      NOT NULL,
    -- times of receipt
    first_seen     timestamptz NOT NULL,
    last_seen      timestamptz NOT NULL,
    PRIMARY KEY (category, name, application_id, shard)
) WITH (fillfactor = 50);
CREATE INDEX type_count_by_application ON type_count (application_id, category, name);

-- What earlier versions have recorded. Nothing may be recorded while it is counted.
LOCK TABLE event, failed_event IN SHARE MODE;

INSERT INTO event_count (minute, application_id, category, name, shard, n)
SELECT date_trunc('minute', occurred_at, 'UTC'), application_id, category, name, 0, count(*)
FROM event
GROUP BY 1, 2, 3, 4;

INSERT INTO event_count_hour (hour, application_id, category, name, shard, n)
SELECT date_trunc('hour', minute, 'UTC'), application_id, category, name, 0, sum(n)
FROM event_count
GROUP BY 1, 2, 3, 4;

INSERT INTO type_count (category, name, application_id, shard, events, failed, first_seen, last_seen)
SELECT category, name, application_id, 0, sum(events), sum(failed), min(first_seen), max(last_seen)
FROM (
    SELECT category, name, application_id, count(*) AS events, 0 AS failed,
        min(received_at) AS first_seen, max(received_at) AS last_seen
    FROM event
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT category, name, application_id, 0, count(*), min(received_at), max(received_at)
    FROM failed_event
    WHERE category <> '' AND name <> ''
    GROUP BY 1, 2, 3) AS seen
GROUP BY 1, 2, 3;
