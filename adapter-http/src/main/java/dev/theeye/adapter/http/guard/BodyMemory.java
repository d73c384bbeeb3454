package dev.theeye.adapter.http.guard;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.ReceivedBody;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Reads no more bodies at once than there is memory for: the next is 503 with {@code Retry-After}, and nobody's is lost. */
@Singleton
public final class BodyMemory {
    private final long most;
    private final Duration retryAfter;
    private final AtomicLong taken = new AtomicLong();

    BodyMemory(LimitSettings limits, HttpSettings settings) {
        this.most = limits.bodies();
        this.retryAfter = settings.retryAfter();
    }

    /**
     * @param bytes the most that the body may come to
     * @param answer what to do with it; the memory counts as taken until that is done
     * @throws ProblemException where there is no memory for it now
     */
    public <T> CompletionStage<T> read(
            HttpRequest<?> request, long bytes, Function<byte[], CompletionStage<T>> answer) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "too many bodies are being read; nothing of this request counts as accepted"),
                    retryAfter);
        }
        return ReceivedBody.of(request).thenCompose(answer).whenComplete((done, failure) -> taken.addAndGet(-bytes));
    }
}
