package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.trust.Visibility;
import java.util.List;

/** Which failed events a request is about, whether that stands in its address or in its body. */
public final class FailedEventFilters {
    public static final List<String> PARAMETERS =
            List.of("application", "session_id", "category", "name", "violation", "status", "from", "to");

    private FailedEventFilters() {}

    public static FailedEventFilter of(Parameters parameters, Visibility visibility) {
        return new FailedEventFilter(
                visibility,
                ParameterTypes.applications(parameters),
                ParameterTypes.sessionsAsSent(parameters),
                ParameterTypes.texts(parameters, "category"),
                ParameterTypes.texts(parameters, "name"),
                ParameterTypes.violations(parameters),
                ParameterTypes.statuses(parameters),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"));
    }
}
