package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens queues, and looks at what they answer. */
final class Queues {
    private Queues() {}

    static RabbitEventQueue open(ConnectionFactory broker, RabbitSettings settings) {
        return new RabbitEventQueue(broker, List.of(), settings, Clock.systemUTC());
    }

    /** How the queue refused, which it must within {@code patience}. */
    static EventQueueUnavailable refusal(CompletableFuture<Void> added, Duration patience) {
        try {
            added.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EventQueueUnavailable refusal) {
                return refusal;
            }
            throw new AssertionError("refused, but not as the port says", e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + patience, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("accepted, and should have been refused");
    }

    /** Waits until the queue knows that it cannot take or hand over events. */
    static void awaitTrouble(RabbitEventQueue queue, Duration patience) {
        Deadline.await("trouble", patience, () -> queue.trouble().isPresent());
    }

    /** Waits until the queue takes events (again). */
    static Duration awaitAccepting(RabbitEventQueue queue, Duration patience) {
        long start = System.nanoTime();
        Deadline deadline = new Deadline(patience);
        while (true) {
            CompletableFuture<Void> added = queue.add(TestEvents.some(1));
            try {
                added.get(30, TimeUnit.SECONDS);
                return Duration.ofNanos(System.nanoTime() - start);
            } catch (ExecutionException | TimeoutException refused) {
                if (deadline.isOver()) {
                    throw new AssertionError("still refused after " + patience, refused);
                }
                deadline.pause();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
