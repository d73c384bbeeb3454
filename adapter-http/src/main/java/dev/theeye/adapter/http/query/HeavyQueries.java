package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Bulkhead;
import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.ClientConnection;
import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Holds large questions to their number, so that neither the analysts of one application nor those of all together take
 * the store from whoever asks for little.
 */
@Singleton
public final class HeavyQueries {
    private final HeavyQuerySettings settings;
    private final Duration retryAfter;
    private final Bulkhead bulkhead;

    HeavyQueries(HeavyQuerySettings settings, HttpSettings http) {
        this.settings = settings;
        this.retryAfter = http.retryAfter();
        this.bulkhead = new Bulkhead(settings.perApplication(), settings.inAll(), settings.patience());
    }

    /**
     * Answers a large question in its turn, and not at all where its client has left until then.
     *
     * @throws ProblemException 429 where the application has too many open already, 503 where all have
     */
    public <T> T answer(HttpRequest<?> request, Caller caller, Supplier<T> question) {
        return answer(caller, () -> {
            ClientConnection.mustBeOpen(request);
            return question.get();
        });
    }

    /** The same where it does not matter whether the client is still there. */
    public <T> T answer(Caller caller, Supplier<T> question) {
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
        return bulkhead.ofApplication(caller.application())
                .orElseThrow(() -> refusal(
                        ProblemType.TOO_MANY_QUERIES,
                        "the application has " + settings.perApplication()
                                + " large questions open, which is as many as it may; ask again when one is answered"));
    }

    /** @throws ProblemException 503 where too many are being answered */
    <T> T ask(Supplier<T> question) {
        try (Turn turn = bulkhead.inAll()
                .orElseThrow(() -> refusal(ProblemType.UNAVAILABLE, "too many large questions are being answered"))) {
            return question.get();
        }
    }

    /** For a question that nobody can be told to ask again: waits for its turn, however long that takes. */
    <T> T askInTime(Supplier<T> question) {
        try (Turn turn = bulkhead.inAllInTime()) {
            return question.get();
        }
    }

    private ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail), retryAfter);
    }
}
