package dev.theeye.adapter.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One column of many rows, as the array that {@code unnest} turns back into rows. */
final class Column {
    private Column() {}

    static <T> Array uuids(Connection connection, Collection<T> rows, Function<T, UUID> value) throws SQLException {
        return connection.createArrayOf("uuid", rows.stream().map(value).toArray(UUID[]::new));
    }

    static <T> Array times(Connection connection, Collection<T> rows, Function<T, Instant> value) throws SQLException {
        return connection.createArrayOf("timestamptz", rows.stream().map(value).toArray(Instant[]::new));
    }

    static <T> Array numbers(Connection connection, Collection<T> rows, ToLongFunction<T> value) throws SQLException {
        return connection.createArrayOf(
                "bigint", rows.stream().mapToLong(value).boxed().toArray(Long[]::new));
    }

    static <T> Array integers(Connection connection, Collection<T> rows, Function<T, @Nullable Integer> value)
            throws SQLException {
        return connection.createArrayOf("int", rows.stream().map(value).toArray(Integer[]::new));
    }

    /** Since 1970. */
    static <T> Array micros(Connection connection, Collection<T> rows, Function<T, Instant> value) throws SQLException {
        return numbers(connection, rows, row -> ChronoUnit.MICROS.between(Instant.EPOCH, value.apply(row)));
    }

    /** As String[], and the next as byte[][], for these the driver sends as they are instead of quoting every character. */
    static <T> Array texts(Connection connection, Collection<T> rows, Function<T, @Nullable String> value)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new));
    }

    static <T> Array bytes(Connection connection, Collection<T> rows, Function<T, byte[]> value) throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
