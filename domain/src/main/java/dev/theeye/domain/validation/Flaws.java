package dev.theeye.domain.validation;

import dev.theeye.domain.event.SentEvent;

/** The violation that each flaw of a whole event amounts to. */
public final class Flaws {
    private Flaws() {}

    public static Violation violation(SentEvent.Flaw flaw) {
        return switch (flaw) {
            case MALFORMED -> new Violation(ViolationCode.EVENT_MALFORMED, null, "is not a JSON object");
            case TOO_LARGE ->
                new Violation(ViolationCode.EVENT_TOO_LARGE, null, "is over " + SentEvent.MAX_BYTES + " bytes");
            case TOO_DEEP ->
                new Violation(ViolationCode.EVENT_TOO_DEEP, null, "nests deeper than " + SentEvent.MAX_DEPTH);
        };
    }
}
