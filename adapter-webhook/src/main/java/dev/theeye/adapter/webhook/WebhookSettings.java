package dev.theeye.adapter.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Who is told by HTTP.
 *
 * @param url where it is posted; without, nobody is told
 * @param secret that it is signed with, at least 16 characters; the receiver knows it too
 * @param timeout of one attempt
 */
@ConfigurationProperties(WebhookSettings.PREFIX)
@Requires(property = WebhookSettings.PREFIX + ".url")
public record WebhookSettings(
        URI url,
        String secret,
        @Bindable(defaultValue = "PT10S") Duration timeout) {
    static final String PREFIX = "eye.alerts.webhook";

    private static final int SHORTEST_SECRET = 16;

    public WebhookSettings {
        if (!("https".equals(url.getScheme()) || "http".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException(PREFIX + ".url is not an address that starts with https:// or http://");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(PREFIX + ".secret has fewer than " + SHORTEST_SECRET + " characters");
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url.getHost() + "]";
    }
}
