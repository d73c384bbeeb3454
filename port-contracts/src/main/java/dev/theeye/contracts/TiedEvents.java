package dev.theeye.contracts;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Events of three instants and three arrivals, three of each, so that some differ in nothing but their id: several
 * replicas may give the same arrival.
 */
final class TiedEvents {
    private static final Instant INSTANT = Instant.parse("2021-01-01T09:15:27.243860Z");
    private static final int BATCH = 9;

    private TiedEvents() {}

    /** Kept in three shuffled batches; those of the first instant come first. */
    static List<SampleEvent> kept(EventStore store, ApplicationId application) {
        List<SampleEvent> samples = of(application);
        keepShuffled(store, samples);
        return samples;
    }

    static List<SampleEvent> of(ApplicationId application) {
        List<Arrival> arrivals =
                Stream.generate(SampleEvents::newArrival).limit(3).toList();
        List<SampleEvent> samples = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            for (Arrival arrival : arrivals) {
                for (int i = 0; i < 3; i++) {
                    Instant instant = INSTANT.plusNanos(time * 1000L);
                    samples.add(SampleEvents.of(application)
                            .occurredAt(instant)
                            .receivedAt(instant.plusSeconds(1))
                            .arrival(arrival));
                }
            }
        }
        return samples;
    }

    static void keepShuffled(EventStore store, List<SampleEvent> samples) {
        List<SampleEvent> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random());
        for (int from = 0; from < shuffled.size(); from += BATCH) {
            store.keep(SampleEvents.verdicts(shuffled.subList(from, from + BATCH)));
        }
    }
}
