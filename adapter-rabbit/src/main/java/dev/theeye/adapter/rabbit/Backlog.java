package dev.theeye.adapter.rabbit;

import dev.theeye.domain.port.DrainRate;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events whose callers wait: bounded, so that a slow broker costs no memory, and watched for how fast they leave. */
final class Backlog {
    private static final Duration OBSERVED = Duration.ofSeconds(1);

    private final PublishSettings settings;
    private final DrainRate rate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int events;
    private long bytes;
    private long confirmed;
    private long observedAt = System.nanoTime();

    Backlog(PublishSettings settings) {
        this.settings = settings;
        this.rate = new DrainRate(settings.longestRetryAfter());
    }

    /** @return whether there is room; it is given back once the submission has an outcome */
    boolean admit(Submission submission) {
        lock.lock();
        try {
            boolean fits = events + submission.events().size() <= settings.maxWaitingEvents()
                    && bytes + submission.bytes() <= settings.maxWaitingBytes();
            if (!fits) {
                return false;
            }
            events += submission.events().size();
            bytes += submission.bytes();
        } finally {
            lock.unlock();
        }
        submission.outcome().whenComplete((confirmed, refused) -> leave(submission, refused == null));
        return true;
    }

    private void leave(Submission submission, boolean isConfirmed) {
        lock.lock();
        try {
            events -= submission.events().size();
            bytes -= submission.bytes();
            confirmed += isConfirmed ? submission.events().size() : 0;
            if (events == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void tick(long now) {
        lock.lock();
        try {
            long time = now - observedAt;
            if (time < OBSERVED.toNanos()) {
                return;
            }
            // An idle second says nothing about how fast the broker could be.
            if (events > 0 || confirmed > 0) {
                rate.observe(confirmed, Duration.ofNanos(time));
            }
            confirmed = 0;
            observedAt = now;
        } finally {
            lock.unlock();
        }
    }

    Duration timeToDrain() {
        lock.lock();
        try {
            return rate.timeToDrain(events);
        } finally {
            lock.unlock();
        }
    }

    void awaitNone(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (events > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
