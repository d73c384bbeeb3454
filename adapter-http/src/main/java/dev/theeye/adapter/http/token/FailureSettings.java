package dev.theeye.adapter.http.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many attempts with wrong credentials are looked into.
 *
 * @param perClient failures of one client from one address in a {@code window}; the next are answered 429
 * @param perAddress failures from one address in a {@code window}, whatever client they name
 */
@ConfigurationProperties("eye.http.tokens.failures")
record FailureSettings(
        @Bindable(defaultValue = "10") int perClient,
        @Bindable(defaultValue = "100") int perAddress,
        @Bindable(defaultValue = "PT1M") Duration window) {
    FailureSettings {
        if (perClient < 1 || perAddress < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("eye.http.tokens.failures.*: every limit is at least 1");
        }
    }
}
