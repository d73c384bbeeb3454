package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Puts events on the queue. Keeps one {@link PublishingLine} up, and refuses at once while there is none. */
final class Publisher implements LineEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** RabbitMQ 4 takes no larger message by default, and closes the channel over one. */
    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    /** How often it is looked for what is overdue. */
    private static final Duration TICK = Duration.ofMillis(50);

    private static final String STOPPING = "The Eye is stopping";

    private final Broker broker;
    private final Topology topology;
    private final RabbitSettings settings;
    private final Waiting waiting;
    private final Backlog backlog;
    private final FullQueue fullQueue;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("eye-rabbit-connection").unstarted(this::keepUp);
    private volatile @Nullable PublishingLine line;
    private volatile long nextAttempt;
    /** What was logged last, until an event is confirmed again. */
    private volatile @Nullable String reported;

    private volatile boolean isRepetition;
    private volatile String trouble = "not connected yet";

    Publisher(Broker broker, Topology topology, RabbitSettings settings) {
        this.broker = broker;
        this.topology = topology;
        this.settings = settings;
        this.waiting = new Waiting(settings.publish());
        this.backlog = new Backlog(settings.publish());
        this.fullQueue = new FullQueue(settings.publish());
    }

    /**
     * Connects, and goes on trying in the background where that fails.
     *
     * @throws TopologyMismatch where the broker has another queue than the settings ask for
     */
    void start() {
        open();
        keeper.start();
    }

    CompletableFuture<Void> add(List<RawEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Submission submission = new Submission(
                events, System.nanoTime() + settings.publish().timeout().toNanos());
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            return CompletableFuture.failedFuture(unavailable(objection.get(), null));
        }
        if (submission.bytes() > LARGEST_MESSAGE) {
            return CompletableFuture.failedFuture(unavailable("the events are more than one message holds", null));
        }
        if (!backlog.admit(submission)) {
            return CompletableFuture.failedFuture(unavailable("too many events are on their way", null));
        }
        waiting.add(submission);
        // Had the line ended just before, nobody else would tell the caller in time.
        objection().ifPresent(why -> refused(waiting.removeAll(), why, null));
        return submission.outcome();
    }

    /** Why no event can be taken just now. */
    Optional<String> objection() {
        if (isClosing()) {
            return Optional.of(STOPPING);
        }
        PublishingLine current = line;
        return Optional.ofNullable(current == null || !current.isUp() ? trouble : current.blocked());
    }

    /** The same, and asks the broker for the queue. Blocks. */
    Optional<String> probe() {
        Optional<String> objection = objection();
        PublishingLine current = line;
        if (objection.isPresent() || current == null) {
            return objection;
        }
        try {
            current.depth();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The broker does not answer about the queue", e);
            return Optional.of("the broker does not answer about the queue");
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private EventQueueUnavailable unavailable(String why, @Nullable Throwable cause) {
        Duration ours = backlog.timeToDrain();
        Duration brokers = fullQueue.timeToDrain();
        return new EventQueueUnavailable(why, cause, ours.compareTo(brokers) > 0 ? ours : brokers);
    }

    private void keepUp() {
        try {
            do {
                PublishingLine current = line;
                if (current != null) {
                    watch(current);
                } else if (!closing.await(nextAttempt - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    reopen();
                }
            } while (!isClosing());
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(PublishingLine current) throws InterruptedException {
        while (!current.awaitEnd(TICK) && !isClosing()) {
            long now = System.nanoTime();
            List<Submission> overdue = waiting.removeOverdue(now);
            refused(overdue, "the broker takes events too slowly", null);
            current.tick(now);
            backlog.tick(now);
            fullQueue.tick(now, current);
        }
    }

    private void reopen() {
        try {
            open();
        } catch (TopologyMismatch e) {
            // somebody changed the queue while we were away
            report(Level.ERROR, "the broker's queue is not what the settings ask for", e);
        } catch (RuntimeException e) {
            report(Level.ERROR, "the broker cannot be used", e);
        }
    }

    private void open() {
        nextAttempt = System.nanoTime() + settings.connection().retryInterval().toNanos();
        try {
            PublishingLine opened = PublishingLine.open(broker, topology, settings.publish(), waiting, this);
            line = opened;
            opened.start();
            if (isClosing()) {
                opened.end(STOPPING, null);
            } else if (opened.isUp()) {
                LOG.atLevel(isRepetition ? Level.DEBUG : Level.INFO).log("Events go to queue {}", topology.queue());
            } else {
                line = null;
            }
        } catch (IOException | TimeoutException e) {
            report(Level.WARN, "the broker cannot be reached", e);
        }
    }

    /** Once: the same every second would help nobody. What callers are told names no hosts and no users. */
    private void report(Level level, String why, @Nullable Exception cause) {
        String what = why + (cause == null ? "" : ": " + cause);
        isRepetition = what.equals(reported);
        reported = what;
        trouble = why;
        LOG.atLevel(isRepetition ? Level.DEBUG : level).setCause(cause).log("No event can be queued: {}", why);
    }

    @Override
    public void confirmed(Unconfirmed message) {
        reported = null;
        fullQueue.confirmed();
        message.submissions().forEach(Submission::confirm);
    }

    @Override
    public void rejected(Unconfirmed message) {
        fullQueue.rejected();
        refused(message.submissions(), "the broker refuses events: the queue is full, or has lost its majority", null);
    }

    @Override
    public void refused(List<Submission> submissions, String why, @Nullable Throwable cause) {
        if (!submissions.isEmpty()) {
            EventQueueUnavailable refusal = unavailable(why, cause);
            submissions.forEach(submission -> submission.refuse(refusal));
        }
    }

    @Override
    public void blocked(String why) {
        LOG.warn("The broker takes no events: {}", why);
        refused(waiting.removeAll(), why, null);
    }

    @Override
    public void unblocked() {
        LOG.info("The broker takes events again");
    }

    @Override
    public void ended(PublishingLine ended, String why, @Nullable Exception cause) {
        if (!isClosing()) {
            report(Level.WARN, why, cause);
        }
        if (line == ended) {
            line = null;
        }
        refused(waiting.removeAll(), why, cause);
    }

    /** Lets what is on its way arrive, within the time that it would have had anyway. */
    @Override
    public void close() {
        closing.countDown();
        try {
            backlog.awaitNone(settings.publish().timeout());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        PublishingLine current = line;
        if (current != null) {
            current.end(STOPPING, null);
        }
    }
}
