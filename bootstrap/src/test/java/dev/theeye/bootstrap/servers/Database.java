package dev.theeye.bootstrap.servers;

import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that The Eye is told of, and that can be stopped and started again. */
final class Database implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres server;

    private Database(Path directory) {
        this.directory = directory;
        this.server = EmbeddedPostgres.start(directory, 0);
    }

    static Database startedIn(Path directory) {
        return new Database(directory);
    }

    Map<String, String> settings() {
        return Map.of(
                "EYE_POSTGRES_URL", server.jdbcUrl(),
                "EYE_POSTGRES_USER", server.user(),
                "EYE_POSTGRES_PASSWORD", server.password());
    }

    void stop() {
        server.close();
    }

    void start() {
        server = EmbeddedPostgres.start(directory, server.port());
    }

    /** The first column of what {@code question} finds. */
    List<String> ask(String question) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet found = connection.createStatement().executeQuery(question)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
