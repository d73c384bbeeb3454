package dev.theeye.adapter.http.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.domain.trust.ApplicationId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Holds every application to its quota, and to nobody else's. */
@Singleton
final class Quotas {
    private static final int MOST = 10_000;

    private final QuotaSettings settings;
    private final Clock clock;
    private final Cache<ApplicationId, Quota> quotas =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Quotas(QuotaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @return empty for an application that may send as much as it likes */
    Optional<Quota> of(ApplicationId application) {
        return settings.of(application)
                .map(rate -> quotas.get(application, first -> Quota.of(rate, settings.burst(), clock)));
    }

    /** @throws ProblemException 429 where not even one event is left: no need to read the body then */
    void refuseIfSpent(ApplicationId application) {
        of(application).ifPresent(quota -> refuse(quota.wait(1)));
    }

    /** @throws ProblemException 429 where they are too many now; none of them counts */
    void take(ApplicationId application, int events) {
        if (events > 0) {
            of(application).ifPresent(quota -> refuse(quota.take(events)));
        }
    }

    private static void refuse(Duration wait) {
        if (wait.isPositive()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.OVER_QUOTA,
                            "the application has sent as many events as it may for now; nothing of this request counts as"
                                    + " accepted"),
                    wait);
        }
    }
}
