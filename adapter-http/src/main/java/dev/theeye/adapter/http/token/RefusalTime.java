package dev.theeye.adapter.http.token;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets refusals leave at fixed times after their requests, so that how long one takes does not tell why it is one: that a
 * client is known takes the store a little longer than that it is not.
 */
final class RefusalTime {
    /** Longer than it takes to look at a wrong secret; what takes longer leaves at the next multiple. */
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private RefusalTime() {}

    /** @param work ends with an answer or with an exception, which counts as a refusal */
    static CompletableFuture<HttpResponse<?>> hold(Supplier<HttpResponse<?>> work, Executor executor) {
        long begin = System.nanoTime();
        CompletableFuture<HttpResponse<?>> answer = CompletableFuture.supplyAsync(work, executor);
        return answer.handle((given, failure) -> failure == null && given.status() == HttpStatus.OK)
                .thenCompose(granted ->
                        granted ? answer : untilNextStep(begin, executor).thenCompose(end -> answer));
    }

    private static CompletableFuture<Void> untilNextStep(long begin, Executor executor) {
        long left = STEP - (System.nanoTime() - begin) % STEP;
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, executor));
    }
}
