package dev.theeye.adapter.postgres;

import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL server of all tests in this module: an embedded one, or one that the environment names. */
final class TestServer {
    /** Such as jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=secret, of somebody who may create databases. */
    private static final String VARIABLE = "EYE_TEST_POSTGRES_URL";

    private static final Deque<Runnable> AT_THE_END = new ConcurrentLinkedDeque<>();
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

    /** Runs while the server is still there. */
    static void atTheEnd(Runnable act) {
        AT_THE_END.addFirst(act);
    }

    private static String start(@Nullable String given) {
        // one hook: several would run side by side, and the server might go before the others are done with it
        Runtime.getRuntime().addShutdownHook(new Thread(() -> AT_THE_END.forEach(Runnable::run)));
        if (given != null) {
            return given;
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of("target", "postgres"), 0);
        AT_THE_END.addLast(server::close);
        return "%s?user=%s&password=%s".formatted(server.jdbcUrl(), server.user(), server.password());
    }
}
