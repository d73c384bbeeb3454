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
 * Who failed too often to be looked into again, told without asking the store. Failures count against the pair of client and
 * address, so that nobody elsewhere who knows a {@code client_id} can lock its application out, and against the address,
 * whatever clients it names. A pair that was let in before is not held to what others at its address do. Whether the client
 * exists makes no difference.
 */
@Singleton
final class Failures {
    private static final int MOST = 100_000;

    private final FailureSettings settings;
    private final Clock clock;
    private final Cache<Pair, Bucket> pairs;
    private final Cache<String, Bucket> addresses;
    private final Cache<Pair, Boolean> letInBefore;

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
        letInBefore = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfterAccess(Duration.ofDays(1))
                .build();
    }

    /** @return how long to wait before the next attempt is looked into; zero or less for not at all */
    Duration wait(ApplicationId client, String address) {
        Pair pair = new Pair(client, address);
        long ofPair = nanos(pairs.getIfPresent(pair));
        long ofAddress = letInBefore.getIfPresent(pair) == null ? nanos(addresses.getIfPresent(address)) : 0;
        return Duration.ofNanos(Math.max(ofPair, ofAddress));
    }

    void failed(ApplicationId client, String address) {
        pairs.get(new Pair(client, address), first -> bucket(settings.perClient()))
                .tryConsume(1);
        addresses.get(address, first -> bucket(settings.perAddress())).tryConsume(1);
    }

    void letIn(ApplicationId client, String address) {
        letInBefore.put(new Pair(client, address), true);
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
