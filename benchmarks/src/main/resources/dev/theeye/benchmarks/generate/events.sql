-- The events of one day. Everything derives from the numbers of the event and of its session, so that the same plan always
-- gives the same events. A session lasts up to a tenth of its day; the lower its number, the more events it has.
-- Filled in: the table. Parameters: days, index of the day, its sessions, its begin, its length in seconds, first and last number.
INSERT INTO %s (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at)
SELECT md5('session ' || session)::uuid, occurred_at,
    overlay(overlay(lpad(to_hex(millis), 12, '0') || substr(digest, 1, 20) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid,
    millis + 20 << 20 | (k & 1048575),
    applications[CASE WHEN session %% 1000 = 999 THEN 3 WHEN session %% 1000 >= 900 THEN 2 ELSE 1 END],
    categories[1 + type / 5], names[1 + type],
    jsonb_build_object(
        'host', 'www' || type %% 3 || '.example.com', 'path', '/products/' || floor(1000 * u4 * u4), 'element', 'e' || type,
        'sequence', k, 'price', floor(u4 * 10000) / 100, 'member', u4 < 0.3,
        'form', jsonb_build_object('first_name', first_names[1 + floor(10 * u4 * u4)::int], 'city', 'Utrecht'),
        'tags', jsonb_build_array('autumn', 'tag' || floor(20 * u4))),
    occurred_at + interval '20 milliseconds'
FROM (
    SELECT k, session, u4, floor(20 * u3 * u3)::int AS type, md5(k || '/' || session) AS digest,
        begun + seconds * interval '1 second'
            * (0.9 * ((hashint8extended(session, 11) & 4294967295) / 4294967296.0::float8) + 0.1 * u2) AS occurred_at
    FROM (
        SELECT k,
            CASE WHEN k %% 100 = 0 THEN 0
                ELSE 1 + day + days * floor(power((hashint8extended(k, 1) & 4294967295) / 4294967296.0::float8, 1.5)
                    * sessions)::bigint
            END AS session,
            (hashint8extended(k, 2) & 4294967295) / 4294967296.0::float8 AS u2,
            (hashint8extended(k, 3) & 4294967295) / 4294967296.0::float8 AS u3,
            (hashint8extended(k, 4) & 4294967295) / 4294967296.0::float8 AS u4,
            begun, seconds
        FROM (VALUES (?::bigint, ?::bigint, ?::bigint, ?::timestamptz, ?::float8)) AS d (days, day, sessions, begun, seconds),
            generate_series(?::bigint, ?::bigint) AS k
        OFFSET 0) AS numbers -- OFFSET 0: or everything in it would be computed again wherever it is named
    OFFSET 0) AS shaped,
    LATERAL (SELECT floor(extract(epoch FROM occurred_at) * 1000)::bigint AS millis OFFSET 0) AS timed,
    (SELECT
        ARRAY(SELECT md5('application ' || i)::uuid FROM generate_series(1, 3) AS i) AS applications,
        ARRAY['page interaction', 'commerce', 'account', 'media'] AS categories,
        ARRAY['pageview', 'cta click', 'submit', 'scroll', 'hover',
            'product viewed', 'product added', 'checkout begun', 'order paid', 'order refunded',
            'sign up', 'log in', 'log out', 'profile changed', 'account closed',
            'play', 'pause', 'finish', 'share', 'like'] AS names,
        ARRAY['John', 'Ann', 'Joe', 'Eve', 'Bob', 'Zoe', 'Max', 'Ida', 'Tom', 'Uma'] AS first_names) AS words
ON CONFLICT DO NOTHING
