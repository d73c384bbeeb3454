package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what the broker delivers to a recorder, and acknowledges it after that. One thread, one connection. */
final class RabbitDelivery implements EventQueue.Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(RabbitDelivery.class);

    /** How long close waits for the recorder; beyond, the batch is delivered again, and known by its ids. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Broker broker;
    private final Topology topology;
    private final RabbitSettings settings;
    private final MessageReader reader;
    private final EventRecorder recorder;
    private final int priority;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("eye-rabbit-consumer").unstarted(this::run);
    private volatile @Nullable Inbox inbox;
    private volatile @Nullable String trouble = "not connected yet";
    private final Pauses pauses;
    private final Prefetch prefetch;

    RabbitDelivery(
            Broker broker,
            Topology topology,
            RabbitSettings settings,
            MessageReader reader,
            EventRecorder recorder,
            int priority) {
        this.broker = broker;
        this.topology = topology;
        this.settings = settings;
        this.reader = reader;
        this.recorder = recorder;
        this.priority = priority;
        this.pauses = new Pauses(settings.consume());
        this.prefetch = new Prefetch(settings.consume().prefetch());
    }

    void start() {
        thread.start();
    }

    /** Why nothing is consumed just now. */
    Optional<String> objection() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        try {
            while (!isClosing()) {
                long nextAttempt = System.nanoTime()
                        + settings.connection().retryInterval().toNanos();
                Inbox opened = open();
                if (opened != null) {
                    empty(opened);
                }
                await(Duration.ofNanos(nextAttempt - System.nanoTime()));
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Inbox open() {
        try {
            Inbox opened = Inbox.open(broker, topology, settings.consume(), prefetch.current(), priority, reader);
            inbox = opened;
            trouble = null;
            LOG.info("Consuming from queue {}", topology.queue());
            return opened;
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (trouble == null) {
                LOG.warn("The queue cannot be consumed; trying on", e);
            }
            trouble = e instanceof TopologyMismatch
                    ? "the broker's queue is not what the settings ask for"
                    : "the broker cannot be reached";
            return null;
        }
    }

    /** Works until the inbox has ended. Its batches end with it: they will be delivered again. */
    private void empty(Inbox from) throws InterruptedException {
        try {
            while (from.ended() == null && !isClosing()) {
                Inbox.Batch batch = from.next();
                if (batch != null && record(batch, from)) {
                    from.acknowledge(batch);
                    if (prefetch.batchDone()) {
                        from.end("there may be room for more messages at once again");
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            from.end("a batch could not be acknowledged");
            LOG.debug("A batch could not be acknowledged", e);
        } finally {
            from.end("The Eye is stopping");
            if (from.hasOverflowed()) {
                prefetch.wasTooMuch();
            }
            if (!isClosing()) {
                trouble = from.ended();
                LOG.warn("Consuming anew: {}", trouble);
            }
        }
    }

    /** @return whether it was kept; where not, the inbox has ended or this delivery is closing */
    private boolean record(Inbox.Batch batch, Inbox from) throws InterruptedException {
        while (from.ended() == null && !isClosing()) {
            if (record(batch.events())) {
                return true;
            }
            await(pauses.next());
            if (batch.age().compareTo(settings.consume().longestHold()) > 0) {
                from.end("a batch is given back, as the broker takes its channel away from who holds one too long");
            }
        }
        return false;
    }

    private boolean record(List<RawEvent> events) {
        try {
            for (int i = 0; i < events.size(); i += EventRecorder.MAX_BATCH) {
                recorder.record(events.subList(i, Math.min(events.size(), i + EventRecorder.MAX_BATCH)));
            }
            if (pauses.reset()) {
                LOG.info("Events are kept again");
            }
            return true;
        } catch (EventStoreUnavailable e) {
            if (!pauses.isRunning()) {
                LOG.warn("{} events could not be kept; trying on", events.size(), e);
            }
            return false;
        } catch (Throwable e) {
            // Whatever it is, the events are not kept, and a consumer that dies of it would not be missed by anybody.
            // Said at every attempt, as it will not pass by itself, and an outage before it must not hide it.
            LOG.error("{} events could not be kept, for no reason that was foreseen; trying on", events.size(), e);
            return false;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void await(Duration duration) throws InterruptedException {
        closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        Inbox current = inbox;
        if (current != null) {
            current.wake();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("A batch is still being kept; it will be delivered again");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
