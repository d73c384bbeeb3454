package dev.theeye.domain.validation;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The time exists, lies in this century, and not after the event was received. */
record TimestampRule(Duration clockSkew) implements Rule {
    /** No application of ours is older; an event from before then has a broken clock. */
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        switch (raw.sent().timestamp()) {
            case Sent.Absent() -> report.accept(violation(ViolationCode.TIMESTAMP_MISSING, "is missing"));
            case Sent.OtherType(String type) ->
                report.accept(violation(ViolationCode.TIMESTAMP_INVALID, "is a time in a string, not of type " + type));
            case Sent.Repeated() -> report.accept(violation(ViolationCode.TIMESTAMP_INVALID, "stands there twice"));
            case Sent.Text text ->
                raw.sent()
                        .occurredAt()
                        .ifPresentOrElse(
                                time -> judge(time, raw.receivedAt(), report),
                                () -> report.accept(violation(
                                        ViolationCode.TIMESTAMP_INVALID,
                                        "is no time such as 2021-01-01T09:15:27.243860Z")));
        }
    }

    private void judge(Instant time, Instant receivedAt, Consumer<Violation> report) {
        if (time.isBefore(OLDEST)) {
            report.accept(violation(ViolationCode.TIMESTAMP_TOO_OLD, "lies before the year 2000"));
        } else if (time.isAfter(receivedAt.plus(clockSkew))) {
            report.accept(violation(
                    ViolationCode.TIMESTAMP_FUTURE,
                    "lies more than " + clockSkew.toSeconds() + " s after its receipt"));
        }
    }

    private static Violation violation(ViolationCode code, String message) {
        return new Violation(code, "timestamp", message);
    }
}
