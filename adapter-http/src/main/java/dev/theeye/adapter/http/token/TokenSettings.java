package dev.theeye.adapter.http.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What access tokens say, and how long they hold.
 *
 * @param issuer the {@code iss} of every token, the same on every replica
 * @param audience the {@code aud} of every token
 * @param signingKeyAge how long a key signs before a new one is made
 */
@ConfigurationProperties("eye.http.tokens")
record TokenSettings(
        @Bindable(defaultValue = "http://localhost:8080") String issuer,
        @Bindable(defaultValue = "theeye") String audience,
        @Bindable(defaultValue = "PT1H") Duration expiresIn,
        @Bindable(defaultValue = "P90D") Duration signingKeyAge) {}
