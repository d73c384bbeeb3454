package dev.theeye.adapter.webhook;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A webhook, where the settings say where it is. */
@Factory
final class WebhookFactory {
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(bean = WebhookSettings.class)
    WebhookAlertReceiver receiver(WebhookSettings settings) {
        return new WebhookAlertReceiver(settings, Clock.systemUTC());
    }
}
