package dev.theeye.adapter.http.live;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.domain.trust.ApplicationId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Who follows at this process, held to their number. */
@Singleton
public final class Followers implements AutoCloseable {
    private static final long PATIENCE = 2_000;

    private final LiveSettings settings;
    private final HttpSettings http;
    private final Map<ApplicationId, Integer> following = new HashMap<>();
    private boolean closed;

    Followers(LiveSettings settings, HttpSettings http) {
        this.settings = settings;
        this.http = http;
    }

    /** @throws ProblemException 429 where there are enough */
    synchronized void join(ApplicationId application) {
        int all = following.values().stream().mapToInt(number -> number).sum();
        if (closed
                || all >= settings.followers()
                || following.getOrDefault(application, 0) >= settings.followersPerApplication()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.TOO_MANY_FOLLOWERS,
                            "at most " + settings.followersPerApplication() + " of an application and "
                                    + settings.followers() + " in all follow at once"),
                    http.retryAfter());
        }
        following.merge(application, 1, Integer::sum);
    }

    synchronized void leave(ApplicationId application) {
        following.computeIfPresent(application, (id, number) -> number == 1 ? null : number - 1);
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends every stream, and lets nobody follow any more; returns when they have ended, or after a while. */
    @Override
    public synchronized void close() throws InterruptedException {
        closed = true;
        long end = System.nanoTime() / 1_000_000 + PATIENCE;
        long left = PATIENCE;
        while (!following.isEmpty() && left > 0) {
            wait(left);
            left = end - System.nanoTime() / 1_000_000;
        }
    }
}
