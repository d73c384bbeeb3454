package dev.theeye.domain.validation;

import java.util.Arrays;
import java.util.Optional;

/** Why a raw event is not an event: the names that applications, dashboards and replays rely on. Never renamed. */
public enum ViolationCode {
    SESSION_ID_MISSING("session_id.missing"),
    SESSION_ID_INVALID("session_id.invalid"),
    SESSION_OTHER_APPLICATION("session.other_application"),
    CATEGORY_MISSING("category.missing"),
    CATEGORY_INVALID("category.invalid"),
    CATEGORY_TOO_LONG("category.too_long"),
    NAME_MISSING("name.missing"),
    NAME_INVALID("name.invalid"),
    NAME_TOO_LONG("name.too_long"),
    TIMESTAMP_MISSING("timestamp.missing"),
    TIMESTAMP_INVALID("timestamp.invalid"),
    TIMESTAMP_FUTURE("timestamp.future"),
    TIMESTAMP_TOO_OLD("timestamp.too_old"),
    DATA_MISSING("data.missing"),
    DATA_INVALID("data.invalid"),
    DATA_EMPTY("data.empty"),
    DATA_NOT_AN_OBJECT("data.not_an_object"),
    DATA_UNSTORABLE("data.unstorable"),
    DATA_SCHEMA("data.schema"),
    EVENT_ID_INVALID("event_id.invalid"),
    EVENT_ID_TOO_LONG("event_id.too_long"),
    EVENT_UNKNOWN_FIELD("event.unknown_field"),
    EVENT_MALFORMED("event.malformed"),
    EVENT_TOO_LARGE("event.too_large"),
    EVENT_TOO_DEEP("event.too_deep"),
    STORAGE_REFUSED("storage.refused");

    private final String text;

    ViolationCode(String text) {
        this.text = text;
    }

    /** As it stands in answers, filters and stores. */
    public String text() {
        return text;
    }

    public static Optional<ViolationCode> parse(String text) {
        return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }
}
