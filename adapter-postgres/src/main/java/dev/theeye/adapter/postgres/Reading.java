package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.GrowingPage;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.QuestionTooLarge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Asks questions.
 *
 * @param timeout of one question; cut to seconds
 */
record Reading(DataSource dataSource, Duration timeout) {
    private static final int ROWS_AT_ONCE = 1000;

    interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * @throws EventStoreUnavailable if nobody can tell
     * @throws QuestionTooLarge if it took too long, or the statement was cancelled
     */
    <T> List<T> ask(Question question, Row<T> row) {
        return ask(question, row, statement -> {});
    }

    /**
     * For many rows: no more of them than {@link #ROWS_AT_ONCE} are in memory before {@code row} has read them, which may end it
     * by an exception.
     */
    <T> List<T> askPieceByPiece(Question question, Row<T> row) {
        try (Connection connection = dataSource.getConnection()) {
            // the driver asks for pieces within a transaction only
            connection.setAutoCommit(false);
            try (PreparedStatement statement = question.prepare(connection)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                return read(statement, row);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * A page, read no further than it reaches.
     *
     * @param question that {@link Question#page} has cut
     * @param page to which what is found is added
     */
    <T> Page<T> ask(Question question, Row<T> row, GrowingPage<T> page, Consumer<PreparedStatement> watch) {
        boolean[] followed = new boolean[1];
        List<T> found = ask(
                question,
                rows -> {
                    followed[0] = rows.getBoolean("followed");
                    return row.read(rows);
                },
                watch);
        boolean all = found.stream().allMatch(page::add);
        return page.page(!all || followed[0]);
    }

    /** @param watch is given the statement before it runs, so that somebody else can cancel it */
    <T> List<T> ask(Question question, Row<T> row, Consumer<PreparedStatement> watch) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = question.prepare(connection)) {
            watch.accept(statement);
            return read(statement, row);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
        // planned for these parameters every time: a plan for any would look into every partition
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
        ResultSet rows = statement.executeQuery();
        List<T> found = new ArrayList<>();
        while (rows.next()) {
            found.add(row.read(rows));
        }
        return found;
    }

    private RuntimeException failure(SQLException e) {
        return SqlStates.wasCancelled(e)
                ? new QuestionTooLarge("PostgreSQL took longer than " + timeout, e)
                : new EventStoreUnavailable("PostgreSQL could not answer", e);
    }
}
