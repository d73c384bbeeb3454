package dev.theeye.domain.validation;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import java.util.function.Consumer;

/** The session is a UUID in its usual form. Whose it is, only the store can say. */
final class SessionIdRule implements Rule {
    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        switch (raw.sent().sessionId()) {
            case Sent.Absent() -> report.accept(violation(ViolationCode.SESSION_ID_MISSING, "is missing"));
            case Sent.Text text when raw.sent().session().isPresent() -> {}
            case Sent.Text text ->
                report.accept(violation(
                        ViolationCode.SESSION_ID_INVALID,
                        "is not a UUID such as e2085be5-9137-4e4e-80b5-f1ffddc25423"));
            case Sent.OtherType(String type) ->
                report.accept(
                        violation(ViolationCode.SESSION_ID_INVALID, "is a UUID in a string, not of type " + type));
            case Sent.Repeated() -> report.accept(violation(ViolationCode.SESSION_ID_INVALID, "stands there twice"));
        }
    }

    private static Violation violation(ViolationCode code, String message) {
        return new Violation(code, "session_id", message);
    }
}
