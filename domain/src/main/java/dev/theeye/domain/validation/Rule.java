package dev.theeye.domain.validation;

import dev.theeye.domain.event.RawEvent;
import java.util.function.Consumer;

/** One thing that every event must satisfy. */
@FunctionalInterface
public interface Rule {
    /** Reports each way in which {@code raw} fails; judges by the event and its time of receipt alone, so that a replay agrees. */
    void judge(RawEvent raw, Consumer<Violation> report);
}
