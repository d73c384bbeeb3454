package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that the database does wholly or not at all. */
record Transactions(DataSource dataSource) {
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Returns once the work is committed; where anything throws, nothing of it was done, or it cannot be told. */
    <T> T commit(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // a connection that cannot even roll back is dead, and then the server rolls back
            reason.addSuppressed(e);
        }
    }
}
