package dev.theeye.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When somebody is told that too much fails.
 *
 * @param failures so many of one type in a window
 * @param window how far back is looked
 */
@ConfigurationProperties("eye.alerts")
record AlertSettings(
        @Bindable(defaultValue = "100") long failures,
        @Bindable(defaultValue = "PT5M") Duration window) {
    AlertSettings {
        if (failures < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("eye.alerts: failures and window are more than nothing");
        }
    }
}
