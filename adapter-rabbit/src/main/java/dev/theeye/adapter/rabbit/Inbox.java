package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.theeye.domain.event.RawEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one channel that the broker delivers to. What is in here but not acknowledged is the broker's still:
 * where the channel ends, it is forgotten here and delivered again there.
 */
final class Inbox extends DefaultConsumer {
    private sealed interface Item {
        record Message(long tag, byte[] body, BasicProperties properties, long deliveredAt) implements Item {}

        /** Nothing more comes, or nothing more is wanted. */
        record End() implements Item {}
    }

    private static final int LARGE = 16 * 1024;
    private static final int MANY = 25;

    /** From so many on, a batch is handed over: while it is judged and stored it is in memory several times. */
    private static final long BYTES_OF_A_BATCH = 4L * 1024 * 1024;

    private final Link link;
    private final ConsumeSettings settings;
    private final MessageReader reader;
    /** Never longer than the prefetch. */
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /** Of all messages that are delivered and not acknowledged. */
    private final AtomicLong bytes = new AtomicLong();

    /** While a batch waits for more: being woken by each small message would cost more than the message itself. */
    private final Semaphore worthALook = new Semaphore(0);

    private final int mostMessages;
    private volatile boolean hasOverflowed;
    private volatile @Nullable String ended;

    private Inbox(Link link, Channel channel, ConsumeSettings settings, int prefetch, MessageReader reader) {
        super(channel);
        this.link = link;
        this.settings = settings;
        this.reader = reader;
        // the broker must have more to deliver meanwhile than waits for its acknowledgement
        this.mostMessages = Math.max(1, prefetch / 2);
    }

    /**
     * @param priority whoever has a higher one is delivered to as long as it takes more: side by side, two would halve the batches
     *     of a load that one can bear
     * @throws TopologyMismatch where the broker has another queue than the settings ask for
     */
    static Inbox open(
            Broker broker,
            Topology topology,
            ConsumeSettings settings,
            int prefetch,
            int priority,
            MessageReader reader)
            throws IOException, TimeoutException {
        Link link = broker.connect("The Eye, consuming");
        try {
            topology.declare(link);
            Channel channel = link.openChannel();
            channel.basicQos(prefetch);
            Inbox inbox = new Inbox(link, channel, settings, prefetch, reader);
            channel.basicConsume(topology.queue(), false, Map.of("x-priority", priority), inbox);
            return inbox;
        } catch (IOException | RuntimeException e) {
            link.cut();
            throw e;
        }
    }

    /** Why nothing more comes; null while something may. */
    @Nullable
    String ended() {
        return ended;
    }

    /** Whether it ended because the prefetch was too much for the memory. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    /**
     * Waits for the next events, and then a little more for others to join them.
     *
     * @return null once the inbox has ended, or was woken
     */
    @Nullable
    Batch next() throws InterruptedException {
        List<RawEvent> events = new ArrayList<>();
        Item first = items.take();
        Item item = first;
        long tag = 0;
        long size = 0;
        int messages = 0;
        long until = System.nanoTime() + settings.maxWait().toNanos();
        while (item instanceof Item.Message message) {
            tag = message.tag();
            size += message.body().length;
            messages++;
            events.addAll(reader.read(message.body(), message.properties()));
            boolean isEnough =
                    events.size() >= settings.maxEvents() || messages >= mostMessages || size >= BYTES_OF_A_BATCH;
            item = isEnough ? null : nextBefore(until);
        }
        return first instanceof Item.Message message && item == null && ended == null
                ? new Batch(events, tag, size, message.deliveredAt())
                : null;
    }

    private @Nullable Item nextBefore(long until) throws InterruptedException {
        Item item = items.poll();
        for (long left = until - System.nanoTime(); item == null && left > 0; left = until - System.nanoTime()) {
            if (worthALook.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                worthALook.drainPermits();
            }
            item = items.poll();
        }
        return item;
    }

    /** The batch and everything delivered before it. */
    void acknowledge(Batch batch) throws IOException {
        getChannel().basicAck(batch.lastTag(), true);
        bytes.addAndGet(-batch.bytes());
    }

    /** Hands back to the broker whatever is not acknowledged. */
    void end(String why) {
        if (ended == null) {
            ended = why;
            link.cut();
        }
        wake();
    }

    /** Lets {@link #next} return, with or without a batch. */
    void wake() {
        items.add(new Item.End());
        worthALook.release();
    }

    @Override
    public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body) {
        // A message that is larger alone is let in alone.
        long before = bytes.getAndAdd(body.length);
        if (before > 0 && before + body.length > settings.maxBytes()) {
            hasOverflowed = true;
            end("more was delivered than there is memory set aside for");
        } else if (ended == null) {
            items.add(new Item.Message(envelope.getDeliveryTag(), body, properties, System.nanoTime()));
            if (body.length >= LARGE || items.size() >= MANY) {
                worthALook.release();
            }
        }
    }

    @Override
    public void handleCancel(String consumer) {
        end("the queue was deleted");
    }

    @Override
    public void handleShutdownSignal(String consumer, ShutdownSignalException why) {
        end("the connection to the broker was lost");
    }

    /**
     * Some messages' events.
     *
     * @param lastTag the delivery tag of the last of the messages
     * @param bytes of the messages
     * @param deliveredAt when the first of the messages came, by {@link System#nanoTime}
     */
    record Batch(List<RawEvent> events, long lastTag, long bytes, long deliveredAt) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - deliveredAt);
        }
    }
}
