package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.EventStoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Asks the database.
 *
 * @param timeout of one question; cut to seconds
 */
record Questioner(DataSource dataSource, Duration timeout) {
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> ask(Question question, Row<T> row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = question.prepare(connection)) {
            // planned for these parameters every time: a plan for any would look into every partition
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
            ResultSet rows = statement.executeQuery();
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not answer", e);
        }
    }
}
