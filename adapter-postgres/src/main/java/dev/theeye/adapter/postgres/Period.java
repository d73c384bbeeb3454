package dev.theeye.adapter.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stretch of time whose events stand together in one partition.
 *
 * @param from the first instant in it
 * @param to the first instant after it
 */
record Period(Instant from, Instant to) {
    /** Events from before are no events. */
    static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /**
     * What must be made so that every day has a place, up to some days after today: each time the widest of decade, year,
     * month and day that is over, fits and touches nothing that is there. So a new installation has days for now, months for
     * this year and little for what came before: some 50 in all. {@link PartitionMerge} says why they should be few.
     */
    static List<Period> missing(List<Period> there, LocalDate today, int daysAhead) {
        return missing(there, FIRST_DAY, today, daysAhead);
    }

    /** @param first the day from which on every day needs a place */
    static List<Period> missing(List<Period> there, LocalDate first, LocalDate today, int daysAhead) {
        List<Period> missing = new ArrayList<>();
        LocalDate end = today.plusDays(daysAhead + 1L);
        LocalDate day = first;
        while (day.isBefore(end)) {
            Optional<Period> widest = widest(day, today, there);
            widest.ifPresent(missing::add);
            day = widest.map(period -> LocalDate.ofInstant(period.to, ZoneOffset.UTC))
                    .orElse(day.plusDays(1));
        }
        return missing;
    }

    static Period of(LocalDate from, LocalDate to) {
        return new Period(midnight(from), midnight(to));
    }

    Duration length() {
        return Duration.between(from, to);
    }

    boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    private static Optional<Period> widest(LocalDate day, LocalDate today, List<Period> there) {
        Stream<LocalDate> ends = Stream.of(
                        day.getDayOfYear() == 1 && day.getYear() % 10 == 0 ? day.plusYears(10) : LocalDate.MAX,
                        day.getDayOfYear() == 1 ? day.plusYears(1) : LocalDate.MAX,
                        day.getDayOfMonth() == 1 ? day.plusMonths(1) : LocalDate.MAX)
                .filter(end -> !end.isAfter(today));
        return Stream.concat(ends, Stream.of(day.plusDays(1)))
                .map(end -> Period.of(day, end))
                .filter(period -> there.stream().noneMatch(period::overlaps))
                .findFirst();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
