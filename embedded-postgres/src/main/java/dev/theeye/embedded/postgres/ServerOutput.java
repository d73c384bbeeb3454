package dev.theeye.embedded.postgres;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what PostgreSQL says, in order to know when it is ready and why it is not, and passes on what a person should know. */
final class ServerOutput {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile String lastComplaint = "it said nothing";
    private volatile boolean stopping;

    /** Completes when connections are accepted, or exceptionally with {@link EmbeddedPostgresFailed}. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    void line(String line) {
        if (line.contains("ready to accept connections")) {
            ready.complete(null);
        }
        if (line.startsWith("FATAL:") || line.startsWith("PANIC:")) {
            lastComplaint = line.substring("FATAL:".length()).strip();
        }
        if (isNews(line)) {
            LOG.warn("PostgreSQL: {}", line);
        } else {
            LOG.debug("PostgreSQL: {}", line);
        }
    }

    /** While it starts its complaints are in the exception, and while it stops it says that it ends connections. */
    private boolean isNews(String line) {
        return ready.isDone()
                && !stopping
                && (line.startsWith("FATAL:") || line.startsWith("PANIC:") || line.contains("server process"));
    }

    void stopping() {
        stopping = true;
    }

    void ended(int exitCode) {
        boolean neverReady =
                ready.completeExceptionally(new EmbeddedPostgresFailed("PostgreSQL does not start: " + lastComplaint));
        if (!neverReady && !stopping) {
            LOG.error("PostgreSQL has ended by itself, exit code {}: {}", exitCode, lastComplaint);
        }
    }
}
