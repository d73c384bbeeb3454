package dev.theeye.adapter.http.guard;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of all bodies that are being read or worked on, shared out by what has arrived. A client may have as much as it
 * leaves free (dynamic thresholds, Choudhury and Hahne 1998): one alone gets half, and there is always room for another.
 */
@Singleton
final class BodyMemory {
    private final long limit;
    private final Duration retryAfter;
    private final Map<String, Client> clients = new HashMap<>();
    private long used;

    BodyMemory(LimitSettings limits, HttpSettings settings) {
        this.limit = limits.bodies();
        this.retryAfter = settings.retryAfter();
    }

    private static final class Client {
        private long bytes;
        private int bodies;
    }

    /** @param client the application, or the address of an unknown client */
    synchronized Share open(String client) {
        clients.computeIfAbsent(client, first -> new Client()).bodies++;
        return new Share(client);
    }

    /** What one body holds. */
    final class Share implements AutoCloseable {
        private final String client;
        private long held;
        private boolean closed;

        private Share(String client) {
            this.client = client;
        }

        /** @throws ProblemException 503 where the client, or all together, hold too much */
        void add(long bytes) {
            synchronized (BodyMemory.this) {
                Client all = clients.get(client);
                if (closed || all == null) {
                    return;
                }
                long free = limit - used - bytes;
                // the only body of a client may take what there is, so that each body has its chance
                if (free < 0 || (all.bodies > 1 && all.bytes + bytes > free)) {
                    throw new ProblemException(
                            Problem.of(
                                    ProblemType.UNAVAILABLE,
                                    "too many bodies are being read; nothing of this request counts as accepted"),
                            retryAfter);
                }
                held += bytes;
                all.bytes += bytes;
                used += bytes;
            }
        }

        @Override
        public void close() {
            synchronized (BodyMemory.this) {
                Client all = clients.get(client);
                if (closed || all == null) {
                    return;
                }
                closed = true;
                used -= held;
                all.bytes -= held;
                if (--all.bodies == 0) {
                    clients.remove(client);
                }
            }
        }
    }
}
