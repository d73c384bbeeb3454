package dev.theeye.adapter.webhook;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertNotReceived;
import dev.theeye.domain.port.AlertReceiver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each alert as JSON, signed. Received is what is answered with 2xx; redirects are not followed, as nobody has said that
 * what stands there may know.
 */
public final class WebhookAlertReceiver implements AlertReceiver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookAlertReceiver.class);

    private final WebhookSettings settings;
    private final Signature signature;
    private final Clock clock;
    private final HttpClient client;

    public WebhookAlertReceiver(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.signature = Signature.with(settings.secret());
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public void tell(FailureAlert alert) {
        byte[] body = AlertJson.write(alert);
        String seconds = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "the-eye")
                .header("X-Eye-Timestamp", seconds)
                .header("X-Eye-Signature", signature.of(seconds, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw notReceived("it answered " + answer.statusCode(), null);
            }
        } catch (IOException e) {
            throw notReceived(String.valueOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReceived("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private AlertNotReceived notReceived(String reason, @Nullable Throwable cause) {
        LOG.warn(
                "The webhook at {} did not receive an alert, and will be told again: {}",
                settings.url().getHost(),
                reason);
        return new AlertNotReceived("the webhook did not receive it: " + reason, cause);
    }
}
