package dev.theeye.application;

import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.Analytics;
import java.util.List;

/** Says which values events have most often. */
public final class RankValues {
    private final Analytics analytics;

    public RankValues(Analytics analytics) {
        this.analytics = analytics;
    }

    public List<TopValue> top(EventFilter filter, Measure by, int limit) {
        return analytics.top(filter, by, limit);
    }
}
