package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL server of all tests in this module. */
final class TestServer {
    /** Such as jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=secret, of somebody who may create databases. */
    private static final String VARIABLE = "EYE_TEST_POSTGRES_URL";

    private static final String URL = start(System.getenv(VARIABLE));

    private TestServer() {}

    private static String start(@Nullable String given) {
        if (given != null) {
            return given;
        }
        throw new IllegalStateException("set " + VARIABLE);
    }

    static String url(String database) {
        return URL.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
    }

    static void execute(String sql) {
        try (Connection connection = TestDatabase.dataSource(URL).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
