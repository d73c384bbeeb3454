package dev.theeye.adapter.http.problem;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.QuestionTooLarge;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** "Could not tell" is 503 with {@code Retry-After}, whichever part of The Eye it was that could not. */
@Factory
public final class Outages {
    private final Duration retryAfter;

    Outages(HttpSettings settings) {
        this.retryAfter = settings.retryAfter();
    }

    /** @param what could not be done, for a person */
    public HttpResponse<byte[]> answer(String what) {
        return answer(what, retryAfter);
    }

    /** @param retryAfter when it is worth to try again */
    public HttpResponse<byte[]> answer(String what, Duration retryAfter) {
        return Problem.of(ProblemType.UNAVAILABLE, what)
                .response()
                .header(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
    }

    /** Whole and at least one, as HTTP has them; never sooner than was asked for. */
    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.plusNanos(999_999_999).toSeconds()));
    }

    @Singleton
    ExceptionHandler<EventQueueUnavailable, HttpResponse<?>> queue() {
        return (request, exception) -> answer("the queue cannot take events now", exception.retryAfter());
    }

    @Singleton
    ExceptionHandler<EventStoreUnavailable, HttpResponse<?>> store() {
        return (request, exception) -> answer("the store cannot answer now");
    }

    /** Without {@code Retry-After}: the same question would only take as long again. */
    @Singleton
    ExceptionHandler<QuestionTooLarge, HttpResponse<?>> tooLarge() {
        return (request, exception) -> Problem.of(
                        ProblemType.QUESTION_TOO_LARGE,
                        "the question looks at too many events, or has too many groups; narrow it: a shorter span of time"
                                + " (from, to), a session_id, a category, fewer groups, or no count")
                .response();
    }

    @Singleton
    ExceptionHandler<ApplicationsUnavailable, HttpResponse<?>> applications() {
        return (request, exception) -> answer("the registered applications cannot be read now");
    }
}
