package dev.theeye.benchmarks.servers;

import dev.theeye.benchmarks.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of our own, with fsync on. */
public interface PostgresServer extends AutoCloseable {
    /** Debian's where it is installed, the embedded one otherwise. */
    static PostgresServer start(Path directory) throws IOException, InterruptedException {
        return Files.isExecutable(DebianPostgres.PROGRAMS.resolve("postgres"))
                ? DebianPostgres.start(directory)
                : OwnPostgres.start(directory);
    }

    Database database();

    Usage usage();

    @Override
    void close();
}
