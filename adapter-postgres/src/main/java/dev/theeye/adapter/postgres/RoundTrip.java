package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Statements that need no answer to one another, and so travel to the server together. Most batches are small, and what they
 * cost is the waiting for one answer after the other. The server executes them one by one, in their order, and each sees what was committed before
 * its turn.
 */
final class RoundTrip {
    /** After a query that answers with more, the trip is made: both sides could wait for the other to read. */
    private static final int MOST_ROWS = 1000;

    private final Connection connection;
    private final List<Statement> statements = new ArrayList<>();

    RoundTrip(Connection connection) {
        this.connection = connection;
    }

    interface Reader {
        /** Takes the row at which the rows stand. */
        void read(ResultSet rows) throws SQLException;
    }

    interface Portion<T> {
        /** Adds a statement for some of the rows, which answers with one row for each at most. */
        void add(List<T> rows) throws SQLException;
    }

    private record Statement(String sql, Object[] parameters, Reader reader) {}

    Connection connection() {
        return connection;
    }

    void add(String sql, Object... parameters) {
        addQuery(sql, unread -> {}, parameters);
    }

    /** @param reader is given the rows when the trip is made */
    void addQuery(String sql, Reader reader, Object... parameters) {
        statements.add(new Statement(sql, parameters, reader));
    }

    /**
     * Adds as many statements as rows need, and makes the trip meanwhile where they are many or large.
     *
     * @param size of a row in bytes
     */
    <T> void addPortions(List<T> rows, ToIntFunction<T> size, Portion<T> portion) throws SQLException {
        List<List<T>> slices = Slices.OF_A_STATEMENT.of(rows, size);
        for (List<T> slice : slices) {
            portion.add(slice);
            if (slices.size() > 1 || slice.size() > MOST_ROWS) {
                make();
            }
        }
    }

    /** Returns when all that was added is done, and read. */
    void make() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        // the driver sends what semicolons separate as statements of their own, each prepared at the server, and waits
        // once
        String together = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement prepared = connection.prepareStatement(together)) {
            int index = 1;
            for (Statement statement : statements) {
                for (Object parameter : statement.parameters) {
                    prepared.setObject(index++, parameter);
                }
            }
            boolean hasRows = prepared.execute();
            for (Statement statement : statements) {
                if (hasRows) {
                    read(prepared, statement.reader);
                }
                hasRows = prepared.getMoreResults();
            }
        }
        statements.clear();
    }

    private static void read(PreparedStatement from, Reader reader) throws SQLException {
        try (ResultSet rows = from.getResultSet()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
