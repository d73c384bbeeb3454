package dev.theeye.contracts;

import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the contracts of analytics are checked against. */
interface AnalyticsQuestions extends StorageContract {
    Instant NOON = Instant.parse("2024-05-20T12:00:00Z");

    /** Of what {@link #store} keeps. */
    Analytics analytics();

    default void keep(SampleEvent... samples) {
        store().keep(SampleEvents.verdicts(List.of(samples)));
    }

    static EventFilter of(ApplicationId application) {
        return EventFilter.everything(new Visibility.OnlyOf(application));
    }

    static EventFilter within(ApplicationId application, @Nullable Instant from, @Nullable Instant to) {
        return new EventFilter(new Visibility.OnlyOf(application), Set.of(), Set.of(), Set.of(), Set.of(), from, to);
    }

    static PayloadFilter says(String path, String value) {
        return new PayloadFilter(path(path), Set.of(new PayloadValue.Text(value)));
    }

    static PayloadPath path(String path) {
        return PayloadPath.parse(path).orElseThrow();
    }

    static SampleEvent at(ApplicationId application, SessionId session, String name, Instant time) {
        return SampleEvents.of(application, session).category("shop").name(name).occurredAt(time);
    }
}
