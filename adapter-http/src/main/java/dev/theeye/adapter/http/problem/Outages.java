package dev.theeye.adapter.http.problem;

import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventStoreUnavailable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** "Could not tell" is 503 with {@code Retry-After}, whichever part of The Eye it was that could not. */
@Factory
public final class Outages {
    private final String retryAfter;

    Outages(HttpSettings settings) {
        this.retryAfter = Long.toString(Math.max(1, settings.retryAfter().toSeconds()));
    }

    /** @param what could not be done, for a person */
    public HttpResponse<byte[]> answer(String what) {
        return Problem.of(ProblemType.UNAVAILABLE, what).response().header(HttpHeaders.RETRY_AFTER, retryAfter);
    }

    @Singleton
    ExceptionHandler<EventQueueUnavailable, HttpResponse<?>> queue() {
        return (request, exception) -> answer("the queue cannot take events now");
    }

    @Singleton
    ExceptionHandler<EventStoreUnavailable, HttpResponse<?>> store() {
        return (request, exception) -> answer("the store cannot answer now");
    }

    @Singleton
    ExceptionHandler<ApplicationsUnavailable, HttpResponse<?>> applications() {
        return (request, exception) -> answer("the registered applications cannot be read now");
    }
}
