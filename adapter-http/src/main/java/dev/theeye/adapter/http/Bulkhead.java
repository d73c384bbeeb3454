package dev.theeye.adapter.http;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds what is done at once to a number, of each application and of all together, so that neither one application nor all
 * together use up what others need. Who waits longest comes next.
 */
public final class Bulkhead {
    private final int perApplication;
    private final Duration patience;

    /** As many as there are applications that ever came. */
    private final Map<ApplicationId, Semaphore> own = new ConcurrentHashMap<>();

    private final Semaphore inAll;

    /** @param patience how long one more waits for its turn before it is refused */
    public Bulkhead(int perApplication, int inAll, Duration patience) {
        this.perApplication = perApplication;
        this.patience = patience;
        this.inAll = new Semaphore(inAll, true);
    }

    /** What is held while it is done. */
    public interface Turn extends AutoCloseable {
        /** Once or more often. */
        @Override
        void close();
    }

    /** @return empty where the application has as many already */
    public Optional<Turn> ofApplication(ApplicationId application) {
        return turn(own.computeIfAbsent(application, first -> new Semaphore(perApplication, true)));
    }

    /** @return empty where all have as many already */
    public Optional<Turn> inAll() {
        return turn(inAll);
    }

    /** Waits for its turn, however long that takes. */
    public Turn inAllInTime() {
        inAll.acquireUninterruptibly();
        return held(inAll);
    }

    private Optional<Turn> turn(Semaphore turns) {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(held(turns))
                    : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Turn held(Semaphore turns) {
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                turns.release();
            }
        };
    }
}
