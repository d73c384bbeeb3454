package dev.theeye.adapter.http.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Writes chunks on a thread of their own, and none before the client has room for it: what waits, waits in the store. */
final class WrittenOnDemand implements Publisher<byte[]> {
    /** As often it is looked whether the client is still there. */
    private static final Duration TICK = Duration.ofMillis(250);

    private static final int ENOUGH = 1_000_000;

    private final Chunks chunks;

    WrittenOnDemand(Chunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> client) {
        Writing writing = new Writing(client);
        client.onSubscribe(writing);
        Thread.ofVirtual().name("eye-follower").start(writing);
    }

    private final class Writing implements Subscription, Runnable {
        private final Subscriber<? super byte[]> client;
        private final Semaphore demand = new Semaphore(0);
        private volatile boolean cancelled;

        Writing(Subscriber<? super byte[]> client) {
            this.client = client;
        }

        @Override
        public void request(long number) {
            demand.release((int) Math.min(number, ENOUGH));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void run() {
            try (chunks) {
                write();
                if (!cancelled) {
                    client.onComplete();
                }
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                client.onError(e);
            }
        }

        private void write() throws InterruptedException {
            while (!cancelled) {
                if (!demand.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    if (chunks.isOver()) {
                        return;
                    }
                    continue;
                }
                byte[] chunk = new byte[0];
                while (!cancelled && chunk != null && chunk.length == 0) {
                    chunk = chunks.next(TICK);
                }
                if (chunk == null) {
                    return;
                }
                if (!cancelled) {
                    client.onNext(chunk);
                }
            }
        }
    }
}
