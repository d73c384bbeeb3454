package dev.theeye.benchmarks.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be generated.
 *
 * @param events in all; each day has the same number
 * @param sessions in all, each within one day, but for one that lasts throughout and has every hundredth event
 * @param days of which today is the last
 * @param now after which nothing occurs
 */
public record Plan(long events, long sessions, int days, Instant now) {
    public Plan {
        if (events < days || sessions < days) {
            throw new IllegalArgumentException("every day needs an event and a session: " + events + " events and "
                    + sessions + " sessions are too few for " + days + " days");
        }
    }

    /** The earliest first. */
    List<Day> eachDay() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.range(0, days)
                .mapToObj(i -> new Day(
                        i, today.minusDays(days - 1L - i), events * i / days, events * (i + 1) / days, sessions / days))
                .toList();
    }

    /**
     * @param index of the day, 0 for the earliest
     * @param first number of its events
     * @param end the number after the last
     * @param sessions that are its alone
     */
    record Day(int index, LocalDate date, long first, long end, long sessions) {
        Instant begin() {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }
}
