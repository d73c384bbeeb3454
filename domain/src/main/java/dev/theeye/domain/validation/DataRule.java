package dev.theeye.domain.validation;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentData;
import java.util.function.Consumer;

/** The payload is an object that can be kept. */
final class DataRule implements Rule {
    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        switch (raw.sent().data()) {
            case SentData.Absent() -> report.accept(violation(ViolationCode.DATA_MISSING, "is missing"));
            case SentData.OtherType(String type) ->
                report.accept(violation(ViolationCode.DATA_NOT_AN_OBJECT, "is an object, not of type " + type));
            case SentData.Unstorable(String reason) -> report.accept(violation(ViolationCode.DATA_UNSTORABLE, reason));
            case SentData.Repeated() -> report.accept(violation(ViolationCode.DATA_INVALID, "stands there twice"));
            case SentData.Members members -> {}
        }
    }

    private static Violation violation(ViolationCode code, String message) {
        return new Violation(code, "data", message);
    }
}
