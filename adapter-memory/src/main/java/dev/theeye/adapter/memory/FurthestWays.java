package dev.theeye.adapter.memory;

import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.FunnelStep;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.eventjson.PayloadJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far each session comes in a funnel.
 *
 * @param ways of each session that takes the first step: when it took this step and each further one
 */
record FurthestWays(Funnel funnel, List<List<Instant>> ways) {
    /** @param sessions the events of each, in their order */
    static FurthestWays of(Funnel funnel, Collection<List<Event>> sessions) {
        List<List<Instant>> ways = sessions.stream()
                .map(events -> furthest(funnel, events))
                .filter(way -> !way.isEmpty())
                .toList();
        return new FurthestWays(funnel, ways);
    }

    List<StepReached> reached() {
        return IntStream.range(0, funnel.steps().size())
                .mapToObj(step -> {
                    List<List<Instant>> far =
                            ways.stream().filter(way -> way.size() > step).toList();
                    return new StepReached(far.size(), step == 0 ? null : median(far, step));
                })
                .toList();
    }

    /**
     * The way to a step that leaves most time for the next is the one that began last, and so it is enough to remember one for
     * each step.
     */
    private static List<Instant> furthest(Funnel funnel, List<Event> events) {
        int steps = funnel.steps().size();
        List<List<Instant>> latest = new ArrayList<>(Collections.nCopies(steps, List.of()));
        List<Instant> furthest = List.of();
        for (Event event : events) {
            // from the last step on, for an event cannot be two steps of one way
            for (int step = steps - 1; step >= 0; step--) {
                if (!is(funnel.steps().get(step), event)) {
                    continue;
                }
                List<Instant> way = new ArrayList<>();
                if (step > 0) {
                    way.addAll(latest.get(step - 1));
                    if (way.isEmpty() || isTooLate(funnel.window(), way.getFirst(), event)) {
                        continue;
                    }
                }
                way.add(event.occurredAt());
                furthest = way.size() > furthest.size() ? way : furthest;
                latest.set(step, later(latest.get(step), way));
            }
        }
        return furthest;
    }

    private static boolean is(FunnelStep step, Event event) {
        return (step.category() == null || step.category().equals(event.type().category()))
                && (step.name() == null || step.name().equals(event.type().name()))
                && step.payload().stream().allMatch(wanted -> {
                    PayloadValue value = PayloadJson.at(wanted.path(), event.payload());
                    return value != null && wanted.anyOf().contains(value);
                });
    }

    private static boolean isTooLate(@Nullable Duration window, Instant begin, Event event) {
        return window != null && event.occurredAt().isAfter(begin.plus(window));
    }

    private static List<Instant> later(List<Instant> one, List<Instant> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order > 0 ? one : other;
            }
        }
        return other;
    }

    private static @Nullable Duration median(List<List<Instant>> far, int step) {
        if (far.isEmpty()) {
            return null;
        }
        long[] micros = far.stream()
                .mapToLong(way -> ChronoUnit.MICROS.between(way.get(step - 1), way.get(step)))
                .sorted()
                .toArray();
        double middle = (micros[(micros.length - 1) / 2] + micros[micros.length / 2]) / 2.0;
        return Duration.of(Math.round(middle), ChronoUnit.MICROS);
    }
}
