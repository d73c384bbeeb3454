package dev.theeye.adapter.http.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the {@linkplain TrustedIssuerSettings other issuer}. Read now and then, from that one address, and never
 * because of a token: Nimbus' own source asks again for every key id that it does not know, so that anybody could make us
 * call out. While they cannot be read, the last ones hold.
 */
@Singleton
@Requires(bean = TrustedIssuerSettings.class)
final class TrustedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;

    private final TrustedIssuerSettings settings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile JWKSet keys = new JWKSet();
    private volatile Instant next = Instant.MIN;

    TrustedKeys(TrustedIssuerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    JWKSet keys() {
        return keys;
    }

    /** Tried again soon where it fails. */
    @Scheduled(fixedDelay = "10s")
    void refresh() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            keys = read();
            next = clock.instant().plus(settings.refresh());
        } catch (IOException | ParseException failure) {
            LOG.warn(
                    "The keys of the trusted issuer cannot be read from {}; the last ones hold",
                    settings.jwksUri(),
                    failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private JWKSet read() throws IOException, ParseException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(settings.jwksUri()).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            byte[] json = body.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return JWKSet.parse(new String(json, StandardCharsets.UTF_8)).toPublicJWKSet();
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
