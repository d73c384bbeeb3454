package dev.theeye.domain.failure;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which failed events are asked for. All conditions hold; within a set, any of it; an empty set asks nothing.
 *
 * @param sessionIds as sent, valid or not
 * @param violations codes ({@code category.missing}) or what they begin with up to a dot ({@code timestamp})
 * @param from received then or later; null for the beginning
 * @param to received earlier; null for the end
 */
public record FailedEventFilter(
        Visibility visibility,
        Set<ApplicationId> applications,
        Set<String> sessionIds,
        Set<String> categories,
        Set<String> names,
        Set<String> violations,
        Set<FailedEventStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to) {
    public FailedEventFilter {
        applications = Set.copyOf(applications);
        sessionIds = Set.copyOf(sessionIds);
        categories = Set.copyOf(categories);
        names = Set.copyOf(names);
        violations = Set.copyOf(violations);
        statuses = Set.copyOf(statuses);
    }

    public static FailedEventFilter everything(Visibility visibility) {
        return new FailedEventFilter(
                visibility, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    }
}
