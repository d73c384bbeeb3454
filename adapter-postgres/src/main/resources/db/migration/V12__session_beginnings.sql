-- When the first event occurred that the application which opened the session sent for it: what sessions are listed by.
ALTER TABLE session ADD COLUMN first_event timestamptz;

LOCK TABLE event IN SHARE MODE;
UPDATE session SET first_event = own.first_event
FROM (SELECT session_id, application_id, min(occurred_at) AS first_event FROM event GROUP BY 1, 2) AS own
WHERE own.session_id = session.session_id AND own.application_id = session.application_id;
-- of one whose events are gone
UPDATE session SET first_event = opened_at WHERE first_event IS NULL;

ALTER TABLE session ALTER COLUMN first_event SET NOT NULL;
CREATE INDEX session_by_beginning ON session (first_event, session_id);
CREATE INDEX session_of_application ON session (application_id, first_event, session_id);
