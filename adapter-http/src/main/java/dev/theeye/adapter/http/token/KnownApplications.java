package dev.theeye.adapter.http.token;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whether an application is still let in, told without asking the store at every request. A suspended one is refused
 * within 30 s; while the store cannot be asked, one that was let in before still is.
 */
@Singleton
final class KnownApplications {
    /** After this, the store is asked again while the last answer is still used. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** After this, the answer is waited for. */
    private static final Duration STALE = Duration.ofSeconds(25);

    /** How long, before the store counts as down: a part of the 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int MOST = 10_000;

    private final Applications applications;
    private final Clock clock;
    private final AsyncLoadingCache<ApplicationId, Answer> answers;

    private record Answer(Optional<Application> application, Instant at) {}

    KnownApplications(Applications applications, Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.applications = applications;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(blocking)
                .buildAsync(new Asking());
    }

    /** @return completed already in nearly every case; empty for an unknown or suspended application */
    CompletableFuture<Optional<Application>> active(ApplicationId id) {
        return answers.get(id)
                .thenCompose(
                        answer -> isStale(answer) ? askAgain(id, answer) : CompletableFuture.completedFuture(answer))
                .thenApply(answer -> answer.application().filter(known -> known.status() == ApplicationStatus.ACTIVE));
    }

    private boolean isStale(Answer answer) {
        return clock.instant().isAfter(answer.at().plus(STALE));
    }

    private CompletableFuture<Answer> askAgain(ApplicationId id, Answer last) {
        return answers.synchronous()
                .refresh(id)
                .copy()
                .completeOnTimeout(last, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final class Asking implements CacheLoader<ApplicationId, Answer> {
        @Override
        public Answer load(ApplicationId id) {
            return new Answer(applications.find(id), clock.instant());
        }

        @Override
        public Answer reload(ApplicationId id, Answer last) {
            try {
                return load(id);
            } catch (ApplicationsUnavailable e) {
                return new Answer(last.application(), clock.instant());
            }
        }
    }
}
