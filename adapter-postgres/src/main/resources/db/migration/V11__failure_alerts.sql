-- The types that fail too often at the moment. A row goes when it was told and the type has calmed down.
CREATE TABLE failure_alert (
    id        uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    -- as they were sent; null where none was
    category  text,
    name      text,
    failures  bigint      NOT NULL,
    raised_at timestamptz NOT NULL,
    -- not told before then, since somebody is telling it, or it could not be told
    due_at    timestamptz NOT NULL DEFAULT now(),
    told_at   timestamptz,
    UNIQUE NULLS NOT DISTINCT (category, name)
);
