package dev.theeye.application;

import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.port.Analytics;
import java.util.List;

/** Says how far sessions come on a way of several steps. */
public final class FollowSessions {
    private final Analytics analytics;

    public FollowSessions(Analytics analytics) {
        this.analytics = analytics;
    }

    public List<StepReached> through(Funnel funnel) {
        return analytics.funnel(funnel);
    }
}
