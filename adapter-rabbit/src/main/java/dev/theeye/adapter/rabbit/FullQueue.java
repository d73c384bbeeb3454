package dev.theeye.adapter.rabbit;

import dev.theeye.domain.port.DrainRate;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how fast the broker's queue drains while it is too full to take more; asks the broker nothing otherwise. */
final class FullQueue {
    private static final Logger LOG = LoggerFactory.getLogger(FullQueue.class);
    private static final Duration OBSERVED = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private record Sample(long depth, long confirmed, long at) {}

    private final DrainRate rate;
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicBoolean sampling = new AtomicBoolean();
    private volatile boolean everRejected;
    private volatile long lastRejected;
    private volatile @Nullable Sample last;

    FullQueue(PublishSettings settings) {
        this.rate = new DrainRate(settings.longestRetryAfter());
    }

    void rejected() {
        lastRejected = System.nanoTime();
        everRejected = true;
    }

    void confirmed() {
        confirmed.incrementAndGet();
    }

    Duration timeToDrain() {
        Sample sample = last;
        return rate.timeToDrain(sample == null || !isFull(System.nanoTime()) ? 0 : sample.depth());
    }

    void tick(long now, PublishingLine line) {
        if (!isFull(now)) {
            last = null;
            return;
        }
        Sample before = last;
        boolean isDue = before == null || now - before.at() > OBSERVED.toNanos();
        if (isDue && sampling.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> sample(line, before));
        }
    }

    private boolean isFull(long now) {
        return everRejected && now - lastRejected < REMEMBERED.toNanos();
    }

    private void sample(PublishingLine line, @Nullable Sample before) {
        try {
            Sample now = new Sample(line.depth(), confirmed.get(), System.nanoTime());
            if (before != null) {
                long drained = before.depth() - now.depth() + now.confirmed() - before.confirmed();
                rate.observe(drained, Duration.ofNanos(now.at() - before.at()));
            }
            last = now;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The depth of the queue cannot be told", e);
        } finally {
            sampling.set(false);
        }
    }
}
