package dev.theeye.domain.session;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are asked for. All conditions hold.
 *
 * @param applications that opened them, any of these; an empty set asks nothing
 * @param from begun then or later; null for the beginning
 * @param to begun earlier; null for the end
 */
public record SessionFilter(
        Visibility visibility,
        Set<ApplicationId> applications,
        @Nullable Instant from,
        @Nullable Instant to) {
    public SessionFilter {
        applications = Set.copyOf(applications);
    }

    public static SessionFilter everything(Visibility visibility) {
        return new SessionFilter(visibility, Set.of(), null, null);
    }
}
