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
import dev.theeye.domain.trust.SecretDigest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /**
     * @param credentials those that were not taken away
     * @param failure why there is no answer; null where there is one
     */
    private record Answer(
            Optional<Application> application,
            List<Credential> credentials,
            Instant at,
            @Nullable ApplicationsUnavailable failure) {
        boolean has(int number) {
            return credentials.stream().anyMatch(known -> known.number() == number);
        }

        boolean admits(SecretDigest presented, Instant now) {
            return credentials.stream().anyMatch(credential -> credential.admits(presented, now));
        }
    }

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
                .filter(application -> credential == null || answer.has(credential));
    }

    /**
     * Whether a secret is right, as far as this process knows the application, and without asking the store: false for one
     * that it does not know, and for a secret that is newer than what it knows.
     */
    boolean knowsSecret(ApplicationId id, SecretDigest presented) {
        CompletableFuture<Answer> known = answers.getIfPresent(id);
        return known != null && known.isDone() && known.join().admits(presented, clock.instant());
    }

    /**
     * The same, and asks the store once a second at most for each application, also for one that it does not know yet. Blocks.
     */
    boolean knowsSecretNow(ApplicationId id, SecretDigest presented) {
        Answer answer = answers.get(id).join();
        boolean isOld = clock.instant().isAfter(answer.at().plus(RETRY));
        return (isOld ? askAgain(id, answer).join() : answer).admits(presented, clock.instant());
    }

    /** Whether there is anything that this process has heard of it. */
    boolean knows(ApplicationId id) {
        return answers.getIfPresent(id) != null;
    }

    private boolean isStale(Answer answer) {
        return clock.instant().isAfter(answer.at().plus(answer.failure() == null ? STALE : RETRY));
    }

    /** The numbers of credentials grow: a higher one than all that we know of is that of a new secret. */
    private static boolean isOlderThan(@Nullable Integer credential, Answer answer) {
        return credential != null
                && answer.failure() == null
                && answer.credentials().stream().allMatch(known -> known.number() < credential);
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
                List<Credential> credentials = applications.credentials(id);
                return new Answer(applications.find(id), credentials, clock.instant(), null);
            } catch (ApplicationsUnavailable e) {
                return new Answer(Optional.empty(), List.of(), clock.instant(), e);
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
