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
import org.jspecify.annotations.Nullable;

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

    /** After this, an unanswered question is asked again. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How long, before the store counts as down: a part of the 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int MOST = 10_000;

    private final Applications applications;
    private final Clock clock;
    private final AsyncLoadingCache<ApplicationId, Answer> answers;

    /** @param failure why there is no answer; null where there is one */
    private record Answer(
            Optional<Application> application,
            Instant at,
            @Nullable ApplicationsUnavailable failure) {}

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

    /**
     * @return completed already in nearly every case; empty for an unknown or suspended application; exceptionally {@link
     *     ApplicationsUnavailable} for one that was never heard of while the store is down
     */
    CompletableFuture<Optional<Application>> active(ApplicationId id) {
        return answers.get(id)
                .thenCompose(
                        answer -> isStale(answer) ? askAgain(id, answer) : CompletableFuture.completedFuture(answer))
                .thenApply(KnownApplications::active);
    }

    private static Optional<Application> active(Answer answer) {
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return answer.application().filter(application -> application.status() == ApplicationStatus.ACTIVE);
    }

    private boolean isStale(Answer answer) {
        return clock.instant().isAfter(answer.at().plus(answer.failure() == null ? STALE : RETRY));
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
            try {
                return new Answer(applications.find(id), clock.instant(), null);
            } catch (ApplicationsUnavailable e) {
                return new Answer(Optional.empty(), clock.instant(), e);
            }
        }

        @Override
        public Answer reload(ApplicationId id, Answer last) {
            Answer now = load(id);
            return now.failure() == null ? now : new Answer(last.application(), now.at(), last.failure());
        }
    }
}
