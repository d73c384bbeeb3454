package dev.theeye.application;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ArrivalCounter;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives what is sent its id, its time of receipt and its arrival. One per process, for all that is sent to it. */
public final class Intake {
    private final Clock clock;
    private final ArrivalCounter arrivals;

    public Intake(Clock clock) {
        this.clock = clock;
        this.arrivals = new ArrivalCounter(clock);
    }

    List<RawEvent> take(ApplicationId application, List<SentEvent> sent) {
        Instant now = clock.instant();
        long arrival = arrivals.take(sent.size()).value();
        List<RawEvent> events = new ArrayList<>(sent.size());
        for (SentEvent event : sent) {
            events.add(RawEvent.received(application, new Arrival(arrival++), now, event));
        }
        return List.copyOf(events);
    }
}
