package dev.theeye.adapter.http.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.theeye.adapter.http.BucketClock;
import dev.theeye.domain.trust.ApplicationId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which clients failed too often to be looked into again, told without asking the store. Failures count against the pair of
 * client and address, so that knowing a {@code client_id} is not enough to lock its application out elsewhere, and against the
 * address, whatever clients it names. Whether the client exists makes no difference.
 */
@Singleton
final class Failures {
    private static final int MOST = 100_000;

    private final FailureSettings settings;
    private final Clock clock;
    private final Cache<Pair, Bucket> pairs;
    private final Cache<String, Bucket> addresses;
    private final Cache<ApplicationId, Boolean> letIn;

    private record Pair(ApplicationId client, String address) {}

    Failures(FailureSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        // a bucket left alone that long is full again
        pairs = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfterAccess(settings.window())
                .build();
        addresses = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfterAccess(settings.window())
                .build();
        letIn = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfterAccess(Duration.ofDays(1))
                .build();
    }

    /** @return how long to wait before the next attempt is looked into; zero or less for not at all */
    Duration wait(ApplicationId client, String address) {
        long ofPair = nanos(pairs.getIfPresent(new Pair(client, address)));
        return Duration.ofNanos(Math.max(ofPair, nanos(addresses.getIfPresent(address))));
    }

    void failed(ApplicationId client, String address) {
        pairs.get(new Pair(client, address), first -> bucket(settings.perClient()))
                .tryConsume(1);
        addresses.get(address, first -> bucket(settings.perAddress())).tryConsume(1);
    }

    void letIn(ApplicationId client) {
        letIn.put(client, true);
    }

    /** In the last day: it exists, so that it may be asked for whatever others try in its name. */
    boolean wasLetIn(ApplicationId client) {
        return letIn.getIfPresent(client) != null;
    }

    private static long nanos(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private Bucket bucket(int most) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(most)
                        .refillGreedy(most, settings.window())
                        .build())
                .withCustomTimePrecision(new BucketClock(clock))
                .build();
    }
}
