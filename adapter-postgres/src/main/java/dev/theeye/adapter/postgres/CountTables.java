package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many events there are, by minute, by hour and by type. Whoever writes here does so last in the transaction, table by
 * table in this order and row by row in the order of the keys, so that nobody deadlocks and others wait as briefly as can be.
 */
final class CountTables {
    private static final String ADD_IN_TIME = """
            INSERT INTO %1$s AS there (%2$s, application_id, category, name, shard, n)
            SELECT timestamptz 'epoch' + time * interval '1 microsecond', application_id, category, name, ?, n
            FROM unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[]) AS c (time, application_id, category, name, n)
            ON CONFLICT (%2$s, application_id, category, name, shard) DO UPDATE SET n = there.n + excluded.n""";

    private static final String ADD_BY_MINUTE = ADD_IN_TIME.formatted("event_count", "minute");
    private static final String ADD_BY_HOUR = ADD_IN_TIME.formatted("event_count_hour", "hour");

    private static final String ADD_BY_TYPE = """
            INSERT INTO type_count AS there (category, name, application_id, shard, events, failed, first_seen, last_seen)
            SELECT category, name, application_id, ?, events, failed,
                timestamptz 'epoch' + first * interval '1 microsecond', timestamptz 'epoch' + last * interval '1 microsecond'
            FROM unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS c (category, name, application_id, events, failed, first, last)
            ON CONFLICT (category, name, application_id, shard) DO UPDATE SET
                events = there.events + excluded.events,
                failed = there.failed + excluded.failed,
                first_seen = least(there.first_seen, excluded.first_seen),
                last_seen = greatest(there.last_seen, excluded.last_seen)""";

    private CountTables() {}

    /** What an application sent of a type. */
    record Source(ApplicationId application, EventType type) {
        private static final Comparator<Source> BY_KEY = Comparator.comparing((Source source) -> source.type.category())
                .thenComparing(source -> source.type.name())
                .thenComparing(source -> source.application.value());
    }

    /** @param time of occurrence, cut to the minute or to the hour */
    record Slot(Instant time, Source source) {
        private static final Comparator<Slot> BY_KEY =
                Comparator.comparing(Slot::time).thenComparing(Slot::source, Source.BY_KEY);
    }

    /** The times are those of receipt. */
    record Totals(long events, long failed, Instant first, Instant last) {
        Totals plus(Totals other) {
            return new Totals(
                    events + other.events,
                    failed + other.failed,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Counts what was not there before. */
    static void add(RoundTrip trip, short shard, Collection<Event> stored, Collection<FailedEvent> failed)
            throws SQLException {
        Map<Slot, Long> minutes = stored.stream()
                .collect(Collectors.groupingBy(
                        event -> new Slot(
                                event.occurredAt().truncatedTo(ChronoUnit.MINUTES),
                                new Source(event.application(), event.type())),
                        Collectors.counting()));
        addInTime(trip, shard, minutes);
        Map<Source, Totals> types = new HashMap<>();
        for (Event event : stored) {
            types.merge(
                    new Source(event.application(), event.type()),
                    new Totals(1, 0, event.receivedAt(), event.receivedAt()),
                    Totals::plus);
        }
        for (FailedEvent event : failed) {
            event.type()
                    .ifPresent(type -> types.merge(
                            new Source(event.application(), type),
                            new Totals(0, 1, event.receivedAt(), event.receivedAt()),
                            Totals::plus));
        }
        addByType(trip, shard, types);
    }

    /**
     * To the minutes and to their hours.
     *
     * @param minutes how many there are more; fewer, where negative
     */
    static void addInTime(RoundTrip trip, short shard, Map<Slot, Long> minutes) throws SQLException {
        Map<Slot, Long> hours = new HashMap<>();
        minutes.forEach(
                (slot, n) -> hours.merge(new Slot(slot.time.truncatedTo(ChronoUnit.HOURS), slot.source), n, Long::sum));
        addInTime(trip, ADD_BY_MINUTE, shard, minutes);
        addInTime(trip, ADD_BY_HOUR, shard, hours);
    }

    private static void addInTime(RoundTrip trip, String sql, short shard, Map<Slot, Long> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        List<Slot> slots = counts.keySet().stream().sorted(Slot.BY_KEY).toList();
        Connection connection = trip.connection();
        trip.add(
                sql,
                shard,
                Column.micros(connection, slots, Slot::time),
                Column.uuids(
                        connection, slots, slot -> slot.source.application().value()),
                Column.texts(connection, slots, slot -> slot.source.type().category()),
                Column.texts(connection, slots, slot -> slot.source.type().name()),
                Column.numbers(connection, slots, counts::get));
    }

    /** @param totals how many there are more; fewer, where negative */
    static void addByType(RoundTrip trip, short shard, Map<Source, Totals> totals) throws SQLException {
        if (totals.isEmpty()) {
            return;
        }
        List<Source> sources = totals.keySet().stream().sorted(Source.BY_KEY).toList();
        List<Totals> values = sources.stream().map(totals::get).toList();
        Connection connection = trip.connection();
        trip.add(
                ADD_BY_TYPE,
                shard,
                Column.texts(connection, sources, source -> source.type().category()),
                Column.texts(connection, sources, source -> source.type().name()),
                Column.uuids(connection, sources, source -> source.application().value()),
                Column.numbers(connection, values, Totals::events),
                Column.numbers(connection, values, Totals::failed),
                Column.micros(connection, values, Totals::first),
                Column.micros(connection, values, Totals::last));
    }
}
