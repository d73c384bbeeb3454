-- Most who ask may see their own events alone. Without this, those of a small application among large ones are found by going
-- through everybody's: of ten million in 90 days, all.
CREATE INDEX event_by_application ON event (application_id, occurred_at, arrival, event_id);
