package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** @param remembered for how long who follows live may be away, and go on without a gap; costs 16 bytes an event */
@ConfigurationProperties("eye.postgres.feed")
public record FeedSettings(@Bindable(defaultValue = "PT15M") Duration remembered) {
    public FeedSettings {
        if (remembered.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("eye.postgres.feed.remembered: at least a minute");
        }
    }
}
