package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.problem.Outages;
import dev.theeye.application.JudgingOverloaded;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventStoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.channel.Channel;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an application once it is known what became of its events, or that this cannot be told. */
@Singleton
final class Answers {
    private static final String NOTHING_COUNTS = "; nothing of this request counts as accepted";
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final int MOST_ON_EVENT_LOOP = 200;

    private final Outages outages;
    private final ExecutorService aside;

    Answers(Outages outages, @Named(TaskExecutors.BLOCKING) ExecutorService aside) {
        this.outages = outages;
        this.aside = aside;
    }

    /**
     * Not on the thread that completes, which is the queue's and has other batches to see to: on the event loop of the
     * connection, where the answer must go anyway.
     *
     * @param events that the answer speaks of; one that takes long to write is written aside
     */
    <T> CompletionStage<HttpResponse<byte[]>> when(
            CompletableFuture<T> done, HttpRequest<?> request, int events, Function<T, HttpResponse<byte[]>> answer) {
        return answered(done, events <= MOST_ON_EVENT_LOOP ? eventLoop(request) : aside, answer);
    }

    /** Does aside what has to wait for the store. */
    <T> CompletionStage<HttpResponse<byte[]>> after(Supplier<T> work, Function<T, HttpResponse<byte[]>> answer) {
        return answered(CompletableFuture.supplyAsync(work, aside), aside, answer);
    }

    /** Whether there is a client still that the answer can be sent to. */
    static BooleanSupplier isAwaited(HttpRequest<?> request) {
        Channel channel = channel(request);
        return channel::isActive;
    }

    private <T> CompletionStage<HttpResponse<byte[]>> answered(
            CompletableFuture<T> done, Executor where, Function<T, HttpResponse<byte[]>> answer) {
        return done.handleAsync((result, failure) -> failure == null ? answer.apply(result) : outage(failure), where);
    }

    private static Executor eventLoop(HttpRequest<?> request) {
        return channel(request).eventLoop();
    }

    private static Channel channel(HttpRequest<?> request) {
        return ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
    }

    private HttpResponse<byte[]> outage(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case EventQueueUnavailable unavailable ->
                outages.answer("the queue cannot take events now" + NOTHING_COUNTS, unavailable.retryAfter());
            case EventStoreUnavailable unavailable ->
                outages.answer("the store cannot take events now" + NOTHING_COUNTS);
            case JudgingOverloaded overloaded ->
                outages.answer("too many requests wait for events that take long to judge" + NOTHING_COUNTS);
            case CancellationException gone -> outages.answer("the client has gone" + NOTHING_COUNTS);
            default -> {
                LOG.error("Events failed in a way that no port names; the client was asked to try again", cause);
                yield outages.answer("events cannot be taken now" + NOTHING_COUNTS);
            }
        };
    }
}
