package dev.theeye.adapter.http.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many may follow live, at this process.
 *
 * @param followers in all
 * @param followersPerApplication of one application
 * @param heartbeat after so long without an event, a sign of life is sent
 */
@ConfigurationProperties("eye.http.live")
record LiveSettings(
        @Bindable(defaultValue = "100") int followers,
        @Bindable(defaultValue = "20") int followersPerApplication,
        @Bindable(defaultValue = "PT15S") Duration heartbeat) {
    LiveSettings {
        if (followers < 0 || followersPerApplication < 0 || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("eye.http.live.*: no number below zero, and some time");
        }
    }
}
