package dev.theeye.domain.event;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for. All conditions hold; within a set, any of it; an empty set asks nothing.
 *
 * @param from occurred then or later; null for the beginning
 * @param to occurred earlier; null for the end
 * @param payload all of it holds
 */
public record EventFilter(
        Visibility visibility,
        Set<ApplicationId> applications,
        Set<SessionId> sessions,
        Set<String> categories,
        Set<String> names,
        @Nullable Instant from,
        @Nullable Instant to,
        List<PayloadFilter> payload) {
    public EventFilter {
        applications = Set.copyOf(applications);
        sessions = Set.copyOf(sessions);
        categories = Set.copyOf(categories);
        names = Set.copyOf(names);
        payload = List.copyOf(payload);
    }

    /** Asks nothing of the payload. */
    public EventFilter(
            Visibility visibility,
            Set<ApplicationId> applications,
            Set<SessionId> sessions,
            Set<String> categories,
            Set<String> names,
            @Nullable Instant from,
            @Nullable Instant to) {
        this(visibility, applications, sessions, categories, names, from, to, List.of());
    }

    public static EventFilter everything(Visibility visibility) {
        return new EventFilter(visibility, Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    }

    public static EventFilter ofSession(Visibility visibility, SessionId session) {
        return new EventFilter(visibility, Set.of(), Set.of(session), Set.of(), Set.of(), null, null);
    }

    public EventFilter withPayload(List<PayloadFilter> wanted) {
        return new EventFilter(visibility, applications, sessions, categories, names, from, to, wanted);
    }
}
