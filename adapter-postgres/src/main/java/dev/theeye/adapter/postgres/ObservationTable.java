package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Observation;
import dev.theeye.domain.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many of the events that are kept an observing schema would have refused. Written like {@link CountTables}, and before. */
final class ObservationTable {
    private static final String ADD = """
            INSERT INTO schema_observation AS there (category, name, version, application_id, shard, events)
            SELECT category, name, version, application_id, ?, events
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::bigint[])
                AS o (category, name, version, application_id, events)
            ON CONFLICT (category, name, version, application_id, shard)
                DO UPDATE SET events = there.events + excluded.events""";

    private ObservationTable() {}

    private record Key(EventType type, int version, ApplicationId application) {
        private static final Comparator<Key> IN_ORDER = Comparator.comparing((Key key) -> key.type.category())
                .thenComparing(key -> key.type.name())
                .thenComparing(Key::version)
                .thenComparing(key -> key.application.value());

        static Key of(Event event, Observation observed) {
            return new Key(event.type(), observed.version(), event.application());
        }
    }

    /** @param stored which of the verdicts were not there before */
    static void add(RoundTrip trip, short shard, List<Verdict> verdicts, Set<EventId> stored) throws SQLException {
        Map<EventId, Key> observed = new HashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted accepted
                    && accepted.observed() != null
                    && stored.contains(accepted.event().id())) {
                observed.putIfAbsent(accepted.event().id(), Key.of(accepted.event(), accepted.observed()));
            }
        }
        Map<Key, Long> counts =
                observed.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        List<Key> keys = counts.keySet().stream().sorted(Key.IN_ORDER).toList();
        Connection connection = trip.connection();
        trip.add(
                ADD,
                shard,
                Column.texts(connection, keys, key -> key.type().category()),
                Column.texts(connection, keys, key -> key.type().name()),
                Column.numbers(connection, keys, Key::version),
                Column.uuids(connection, keys, key -> key.application().value()),
                Column.numbers(connection, keys, counts::get));
    }
}
