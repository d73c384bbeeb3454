package dev.theeye.adapter.http.collect;

import dev.theeye.domain.trust.ApplicationId;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an application may send, counted by each replica for itself.
 *
 * @param eventsPerSecond of every application that has no number of its own; null for as many as it likes
 * @param burst how long an application must be silent to send at once what it may send in that time
 * @param applications events per second of single applications, by {@code client_id}
 */
@ConfigurationProperties("eye.quota")
record QuotaSettings(
        @Nullable Integer eventsPerSecond,
        @Bindable(defaultValue = "PT2S") Duration burst,
        @Nullable Map<String, Integer> applications) {
    QuotaSettings {
        applications = applications == null ? null : Map.copyOf(applications);
        boolean none = eventsPerSecond != null && eventsPerSecond < 1
                || applications != null && applications.values().stream().anyMatch(rate -> rate < 1);
        if (none || burst.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("eye.quota.*: at least one event a second, and a burst of a second");
        }
    }

    /** @return events per second; empty for as many as it likes */
    Optional<Integer> of(ApplicationId application) {
        Integer own = applications == null ? null : applications.get(application.toString());
        return Optional.ofNullable(own == null ? eventsPerSecond : own);
    }
}
