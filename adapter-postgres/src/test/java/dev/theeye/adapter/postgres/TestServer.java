package dev.theeye.adapter.postgres;

import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL server of all tests in this module: an embedded one, or one that the environment names. */
final class TestServer {
    /** Such as jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=secret, of somebody who may create databases. */
    private static final String VARIABLE = "EYE_TEST_POSTGRES_URL";

    private static final String URL = start(System.getenv(VARIABLE));

    private TestServer() {}

    /** Of another database on the server, with user and password in it. */
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

    private static String start(@Nullable String given) {
        if (given != null) {
            return given;
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of("target", "postgres"), 0);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return "%s?user=%s&password=%s".formatted(server.jdbcUrl(), server.user(), server.password());
    }
}
