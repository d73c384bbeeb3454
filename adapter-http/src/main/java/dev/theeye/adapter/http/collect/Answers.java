package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.problem.Outages;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventStoreUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an application once it is known what became of its events, or that this cannot be told. */
@Singleton
final class Answers {
    private static final String NOTHING_COUNTS = "; nothing of this request counts as accepted";
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Outages outages;
    private final ExecutorService aside;

    Answers(Outages outages, @Named(TaskExecutors.BLOCKING) ExecutorService aside) {
        this.outages = outages;
        this.aside = aside;
    }

    /** The answer is written aside: the thread that completes is the queue's, and it has other batches to see to. */
    <T> CompletionStage<HttpResponse<byte[]>> when(
            CompletableFuture<T> done, Function<T, HttpResponse<byte[]>> answer) {
        return done.handleAsync((result, failure) -> failure == null ? answer.apply(result) : outage(failure), aside);
    }

    /** Does aside what has to wait for the store. */
    <T> CompletionStage<HttpResponse<byte[]>> after(Supplier<T> work, Function<T, HttpResponse<byte[]>> answer) {
        return when(CompletableFuture.supplyAsync(work, aside), answer);
    }

    private HttpResponse<byte[]> outage(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case EventQueueUnavailable unavailable ->
                outages.answer("the queue cannot take events now" + NOTHING_COUNTS, unavailable.retryAfter());
            case EventStoreUnavailable unavailable ->
                outages.answer("the store cannot take events now" + NOTHING_COUNTS);
            default -> {
                LOG.error("Events failed in a way that no port names; the client was asked to try again", cause);
                yield outages.answer("events cannot be taken now" + NOTHING_COUNTS);
            }
        };
    }
}
