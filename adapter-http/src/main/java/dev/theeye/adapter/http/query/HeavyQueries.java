package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.trust.ApplicationId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Holds large questions to their number, so that neither the analysts of one application nor those of all together take
 * the store from whoever asks for little.
 */
@Singleton
final class HeavyQueries {
    private final HeavyQuerySettings settings;
    private final Duration retryAfter;
    /** As many as there are applications that ever asked. */
    private final Map<ApplicationId, Semaphore> own = new ConcurrentHashMap<>();

    private final Semaphore inAll;

    HeavyQueries(HeavyQuerySettings settings, HttpSettings http) {
        this.settings = settings;
        this.retryAfter = http.retryAfter();
        this.inAll = new Semaphore(settings.inAll(), true);
    }

    /** What an application holds while it has a large question open. */
    interface Turn extends AutoCloseable {
        /** Once or more often. */
        @Override
        void close();
    }

    /**
     * Answers a large question in its turn.
     *
     * @throws ProblemException 429 where the application has too many open already, 503 where all have
     */
    <T> T answer(Caller caller, Supplier<T> question) {
        try (Turn turn = open(caller)) {
            return ask(question);
        }
    }

    /**
     * For a question that is answered piece by piece, each to be asked for with {@link #ask}.
     *
     * @throws ProblemException 429 where the application has too many open already
     */
    Turn open(Caller caller) {
        Semaphore turns =
                own.computeIfAbsent(caller.application(), first -> new Semaphore(settings.perApplication(), true));
        if (!hasTurn(turns)) {
            throw refusal(
                    ProblemType.TOO_MANY_QUERIES,
                    "the application has " + settings.perApplication()
                            + " large questions open, which is as many as it may; ask again when one is answered");
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                turns.release();
            }
        };
    }

    /** @throws ProblemException 503 where too many are being answered */
    <T> T ask(Supplier<T> question) {
        if (!hasTurn(inAll)) {
            throw refusal(ProblemType.UNAVAILABLE, "too many large questions are being answered");
        }
        return answered(question);
    }

    /** For a question that nobody can be told to ask again: waits for its turn, however long that takes. */
    <T> T askInTime(Supplier<T> question) {
        inAll.acquireUninterruptibly();
        return answered(question);
    }

    private <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } finally {
            inAll.release();
        }
    }

    private ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail), retryAfter);
    }

    private boolean hasTurn(Semaphore turns) {
        try {
            return turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
