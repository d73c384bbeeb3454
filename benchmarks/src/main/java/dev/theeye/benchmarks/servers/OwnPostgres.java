package dev.theeye.benchmarks.servers;

import dev.theeye.benchmarks.Database;
import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The one that The Eye starts where it is told of no other. */
public final class OwnPostgres implements PostgresServer {
    private final EmbeddedPostgres server;
    private final Path directory;

    private OwnPostgres(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    public static OwnPostgres start(Path directory) {
        return new OwnPostgres(EmbeddedPostgres.start(directory, 0), directory);
    }

    @Override
    public Database database() {
        return new Database(server.jdbcUrl(), server.user(), server.password());
    }

    @Override
    public Usage usage() {
        return usageIn(directory);
    }

    /** Of the one that runs over this directory, whoever has started it. */
    static Usage usageIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 3)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return new Usage(Long.parseLong(Files.readAllLines(file).getFirst()), true);
        } catch (IOException e) {
            throw new IllegalStateException("no PostgreSQL runs in " + directory, e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
