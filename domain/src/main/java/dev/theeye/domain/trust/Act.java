package dev.theeye.domain.trust;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ArrivalCounter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody does something that administers The Eye.
 *
 * @param arrival orders the acts of one instant
 * @param by the application whose token it was done with; null where The Eye did it by itself
 */
public record Act(
        UUID id, Arrival arrival, Instant at, @Nullable ApplicationId by) {
    /** Of now, to the microsecond, so that any store gives it back as it was. */
    public static Act now(Clock clock, @Nullable ApplicationId by) {
        return new Act(
                UUID.randomUUID(),
                new ArrivalCounter(clock).take(1),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
    }
}
