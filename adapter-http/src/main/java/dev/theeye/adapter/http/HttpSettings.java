package dev.theeye.adapter.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How The Eye presents itself over HTTP.
 *
 * @param publicUrl where clients reach it, for links in answers; null takes the {@code Host} of each request
 * @param retryAfter how long a client is asked to wait when a part of The Eye is down
 */
@ConfigurationProperties("eye.http")
public record HttpSettings(
        @Nullable URI publicUrl,
        @Bindable(defaultValue = "PT2S") Duration retryAfter) {}
