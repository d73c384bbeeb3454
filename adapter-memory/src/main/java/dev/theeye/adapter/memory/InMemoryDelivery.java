package dev.theeye.adapter.memory;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.List;

/** One consumer of an {@link InMemoryEventQueue}, with a thread of its own. */
final class InMemoryDelivery implements EventQueue.Delivery {
    private static final System.Logger LOG = System.getLogger(InMemoryDelivery.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final InMemoryEventQueue queue;
    private final EventRecorder recorder;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("memory-queue").unstarted(this::deliver);
    private volatile boolean closed;

    private InMemoryDelivery(InMemoryEventQueue queue, EventRecorder recorder) {
        this.queue = queue;
        this.recorder = recorder;
    }

    static InMemoryDelivery start(InMemoryEventQueue queue, EventRecorder recorder) {
        InMemoryDelivery delivery = new InMemoryDelivery(queue, recorder);
        delivery.thread.start();
        return delivery;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        queue.set(() -> closed = true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        for (List<RawEvent> batch = queue.take(this); !batch.isEmpty(); batch = queue.take(this)) {
            deliver(batch);
        }
    }

    private void deliver(List<RawEvent> batch) {
        Duration pause = FIRST_PAUSE;
        while (!recorded(batch)) {
            queue.pause(this, pause);
            if (closed) {
                queue.putBack(batch);
                return;
            }
            pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean recorded(List<RawEvent> batch) {
        try {
            recorder.record(List.copyOf(batch));
            return true;
        } catch (EventStoreUnavailable e) {
            LOG.log(System.Logger.Level.WARNING, "Events were not recorded and will be handed over again", e);
            return false;
        } catch (RuntimeException | Error e) {
            // An error, too, must not end the thread: the batch in its hand would be lost.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Events cannot be recorded, for no reason that was foreseen; they are handed over again and again",
                    e);
            return false;
        }
    }
}
