package dev.theeye.adapter.http.token;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

    /**
     * @param credentials the numbers of those that were not taken away
     * @param failure why there is no answer; null where there is one
     */
    private record Answer(
            Optional<Application> application,
            Set<Integer> credentials,
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
     * @return completed already in nearly every case; empty for an unknown or suspended application, and where the
     *     credential was taken away; exceptionally {@link ApplicationsUnavailable} for one that was never heard of while the
     *     store is down
     */
    CompletableFuture<Optional<Application>> active(ApplicationId id, @Nullable Integer credential) {
        return answers.get(id)
                .thenCompose(answer -> isStale(answer) || isOlderThan(credential, answer)
                        ? askAgain(id, answer)
                        : CompletableFuture.completedFuture(answer))
                .thenApply(answer -> active(answer, credential));
    }

    private static Optional<Application> active(Answer answer, @Nullable Integer credential) {
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return answer.application()
                .filter(application -> application.status() == ApplicationStatus.ACTIVE)
                .filter(application ->
                        credential == null || answer.credentials().contains(credential));
    }

    private boolean isStale(Answer answer) {
        return clock.instant().isAfter(answer.at().plus(answer.failure() == null ? STALE : RETRY));
    }

    /** The numbers of credentials grow: a higher one than all that we know of is that of a new secret. */
    private static boolean isOlderThan(@Nullable Integer credential, Answer answer) {
        return credential != null
                && answer.failure() == null
                && answer.credentials().stream().allMatch(known -> known < credential);
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
                Set<Integer> credentials = applications.credentials(id).stream()
                        .map(Credential::number)
                        .collect(Collectors.toSet());
                return new Answer(applications.find(id), credentials, clock.instant(), null);
            } catch (ApplicationsUnavailable e) {
                return new Answer(Optional.empty(), Set.of(), clock.instant(), e);
            }
        }

        @Override
        public Answer reload(ApplicationId id, Answer last) {
            Answer now = load(id);
            return now.failure() == null
                    ? now
                    : new Answer(last.application(), last.credentials(), now.at(), last.failure());
        }
    }
}
