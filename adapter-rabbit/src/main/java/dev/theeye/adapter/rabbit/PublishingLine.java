package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.eventjson.EventMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one channel in confirm mode and the thread that feeds it. Whatever goes wrong ends the whole line, and
 * its tags with it: a confirm that comes late finds nothing that it could complete by mistake.
 */
final class PublishingLine implements ConfirmListener {
    private static final int PERSISTENT = 2;
    private static final Duration DOOMED = Duration.ofSeconds(1);

    private final Link link;
    private final Channel channel;
    private final Topology topology;
    private final PublishSettings settings;
    private final Waiting waiting;
    private final LineEvents events;
    private final Thread feeder =
            Thread.ofPlatform().daemon().name("eye-rabbit-publisher").unstarted(this::feed);
    private final ConcurrentNavigableMap<Long, Unconfirmed> unconfirmed = new ConcurrentSkipListMap<>();
    private final Semaphore window;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean hasConfirmed;
    private volatile @Nullable Long firstRejected;
    private volatile @Nullable String blocked;
    private volatile long lastUnblocked = System.nanoTime();

    private PublishingLine(
            Link link,
            Channel channel,
            Topology topology,
            PublishSettings settings,
            Waiting waiting,
            LineEvents events) {
        this.link = link;
        this.channel = channel;
        this.topology = topology;
        this.settings = settings;
        this.waiting = waiting;
        this.events = events;
        this.window = new Semaphore(settings.window());
    }

    /** @throws TopologyMismatch where the broker has another queue than the settings ask for */
    static PublishingLine open(
            Broker broker, Topology topology, PublishSettings settings, Waiting waiting, LineEvents events)
            throws IOException, TimeoutException {
        Link link = broker.connect("The Eye, publishing");
        try {
            topology.declare(link);
            Channel channel = link.openChannel();
            PublishingLine line = new PublishingLine(link, channel, topology, settings, waiting, events);
            channel.confirmSelect();
            channel.addConfirmListener(line);
            channel.addReturnListener(line::returned);
            link.connection().addBlockedListener(line::block, line::unblock);
            channel.addShutdownListener(line::lost);
            return line;
        } catch (IOException | RuntimeException e) {
            link.cut();
            throw e;
        }
    }

    void start() {
        feeder.start();
    }

    boolean isUp() {
        return !ended.get();
    }

    /** Why the broker takes nothing just now (an alarm: memory or disk); null where it does. */
    @Nullable
    String blocked() {
        return blocked;
    }

    /** @return whether the line has ended by then */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many messages wait in the broker's queue. */
    long depth() throws IOException {
        try (Channel probe = link.openChannel()) {
            return probe.messageCount(topology.queue());
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        }
    }

    private void feed() {
        try {
            while (isUp()) {
                window.acquire();
                List<Submission> message =
                        waiting.takeMessage(unconfirmed.isEmpty() ? Duration.ZERO : settings.linger());
                publish(message);
            }
        } catch (InterruptedException ending) {
            // the only one who interrupts is end()
        }
    }

    private void publish(List<Submission> submissions) {
        Unconfirmed message = new Unconfirmed(submissions);
        long tag = channel.getNextPublishSeqNo();
        unconfirmed.put(tag, message);
        if (!isUp()) {
            refuseAll("the connection to the broker was lost", null);
            return;
        }
        try {
            List<RawEvent> raw = submissions.stream()
                    .flatMap(submission -> submission.events().stream())
                    .toList();
            channel.basicPublish(
                    topology.exchange(), topology.routingKey(), true, properties(tag), EventMessage.encode(raw));
        } catch (IOException | RuntimeException e) {
            end("the broker could not be written to", e);
        }
    }

    private static AMQP.BasicProperties properties(long tag) {
        return new AMQP.BasicProperties.Builder()
                .contentType(EventMessage.CONTENT_TYPE)
                .deliveryMode(PERSISTENT)
                .messageId(Long.toString(tag))
                .timestamp(new Date())
                .build();
    }

    @Override
    public void handleAck(long tag, boolean multiple) {
        for (Unconfirmed message : settle(tag, multiple)) {
            String returned = message.returned();
            hasConfirmed = true;
            if (returned == null) {
                events.confirmed(message);
            } else {
                events.refused(message.submissions(), "the broker has no queue for events: " + returned, null);
                // What was deleted is declared again on the next line.
                end("an event was returned: " + returned, null);
            }
        }
    }

    @Override
    public void handleNack(long tag, boolean multiple) {
        if (firstRejected == null) {
            firstRejected = System.nanoTime();
        }
        for (Unconfirmed message : settle(tag, multiple)) {
            events.rejected(message);
        }
    }

    private List<Unconfirmed> settle(long tag, boolean multiple) {
        if (!multiple) {
            Unconfirmed one = unconfirmed.remove(tag);
            return one == null ? List.of() : release(List.of(one));
        }
        Map<Long, Unconfirmed> upToTag = unconfirmed.headMap(tag, true);
        List<Unconfirmed> settled = List.copyOf(upToTag.values());
        upToTag.clear();
        return release(settled);
    }

    private List<Unconfirmed> release(List<Unconfirmed> settled) {
        window.release(settled.size());
        return settled;
    }

    private void returned(Return returned) {
        Unconfirmed message =
                unconfirmed.get(Long.parseLong(returned.getProperties().getMessageId()));
        if (message != null) {
            message.markReturned(returned.getReplyText());
        }
    }

    private void block(String why) {
        blocked = why;
        events.blocked(why);
    }

    private void unblock() {
        lastUnblocked = System.nanoTime();
        blocked = null;
        events.unblocked();
    }

    private void lost(ShutdownSignalException why) {
        end("the connection to the broker was lost", why);
    }

    /** Gives up what is overdue, and the whole line where the broker has not confirmed a message in time. */
    void tick(long now) {
        for (Unconfirmed message : unconfirmed.values()) {
            List<Submission> overdue = message.submissions().stream()
                    .filter(submission ->
                            submission.isOverdue(now) && !submission.outcome().isDone())
                    .toList();
            if (!overdue.isEmpty()) {
                events.refused(overdue, "the broker did not confirm in time", null);
            }
        }
        Map.Entry<Long, Unconfirmed> oldest = unconfirmed.firstEntry();
        // While it is blocked the broker reads nothing, and what it has not read it cannot confirm.
        if (oldest != null
                && blocked == null
                && now - oldest.getValue().sentAt() > settings.timeout().toNanos()
                && now - lastUnblocked > settings.timeout().toNanos()) {
            end("the broker did not confirm in time", null);
        }
        if (isDoomed(now)) {
            end("the broker refuses everything on this channel", null);
        }
    }

    /**
     * A channel of RabbitMQ 3.10 that first publishes while a queue elects a new leader asks the old one, which is gone, and
     * goes on asking: it refuses for good what a new channel would take. A queue that is full looks the same; one more
     * channel does it no harm.
     */
    private boolean isDoomed(long now) {
        Long rejected = firstRejected;
        return !hasConfirmed && rejected != null && now - rejected > DOOMED.toNanos();
    }

    void end(String why, @Nullable Exception cause) {
        if (ended.compareAndSet(false, true)) {
            events.ended(this, why, cause);
            refuseAll(why, cause);
            feeder.interrupt();
            link.cut();
            end.countDown();
        }
    }

    private void refuseAll(String why, @Nullable Throwable cause) {
        for (var entry = unconfirmed.pollFirstEntry(); entry != null; entry = unconfirmed.pollFirstEntry()) {
            events.refused(entry.getValue().submissions(), why, cause);
        }
    }
}
