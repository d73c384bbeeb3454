package dev.theeye.adapter.http.query;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many large questions are answered at once: counts, filters on payloads, analytics, exports.
 *
 * @param perApplication that one application may have open
 * @param inAll that the store is asked, whoever asks; less than the connections that read
 * @param patience how long one more waits for its turn before it is refused
 */
@ConfigurationProperties("eye.http.heavy-queries")
record HeavyQuerySettings(
        @Bindable(defaultValue = "3") int perApplication,
        @Bindable(defaultValue = "4") int inAll,
        @Bindable(defaultValue = "PT5S") Duration patience) {
    HeavyQuerySettings {
        if (perApplication < 1 || inAll < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("eye.http.heavy-queries.*: at least one at once");
        }
    }
}
