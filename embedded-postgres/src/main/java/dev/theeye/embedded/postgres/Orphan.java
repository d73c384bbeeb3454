package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a start finds of an earlier one that was killed: perhaps a PostgreSQL that still runs, as it is just stopping or as
 * nothing on this machine told it to stop; perhaps its process number alone, which may be another program's by now.
 */
final class Orphan {
    private static final int SECONDS_TO_STOP = 60;

    private Orphan() {}

    /** Only for who holds the {@link DirectoryLock}: then it is nobody else's. */
    static void clear(Cluster cluster) throws IOException {
        Path pidFile = cluster.data().resolve("postmaster.pid");
        Optional<String> program = recorded(pidFile)
                .flatMap(ProcessHandle::of)
                .flatMap(p -> p.info().command());
        if (program.isEmpty()) {
            return; // none, or none left: PostgreSQL sees that for itself
        }
        if (!Path.of(program.get()).startsWith(cluster.home().toRealPath())) {
            Files.delete(pidFile); // PostgreSQL would take whatever has this number now for itself, and refuse to start
            return;
        }
        Command stop = cluster.stop("fast", SECONDS_TO_STOP);
        if (!stop.succeeded() && Files.exists(pidFile)) {
            throw new EmbeddedPostgresFailed(
                    "a PostgreSQL left over in " + cluster.home() + " does not stop: " + stop.lastLine());
        }
    }

    private static Optional<Long> recorded(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.getFirst().strip()));
    }
}
