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
 * @param clientAddressHeader the header in which our own proxy says where a request comes from, for example {@code
 *     X-Forwarded-For}; null where clients connect to us, since anybody can send such a header
 * @param behindTls whether clients reach us by TLS alone, so that browsers may be told never to come without
 * @param retryAfter how long a client is asked to wait when a part of The Eye is down
 */
@ConfigurationProperties("eye.http")
public record HttpSettings(
        @Nullable URI publicUrl,
        @Nullable String clientAddressHeader,
        @Bindable(defaultValue = "false") boolean behindTls,
        @Bindable(defaultValue = "PT2S") Duration retryAfter) {}
