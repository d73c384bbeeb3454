package dev.theeye.adapter.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class WrittenOnDemandTest {
    @Test
    void nothing_is_made_before_the_client_has_room_for_it() throws Exception {
        Numbered chunks = new Numbered();
        Reader reader = new Reader();
        new WrittenOnDemand(chunks).subscribe(reader);

        reader.request(2);
        reader.take();
        reader.take();

        assertThat(reader.got.poll(600, TimeUnit.MILLISECONDS)).isNull();
        assertThat(chunks.made).hasValue(2);
        reader.cancel();
        assertThat(chunks.closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_client_without_room_does_not_keep_a_stream_open_that_is_over() throws Exception {
        Numbered chunks = new Numbered();
        Reader reader = new Reader();
        new WrittenOnDemand(chunks).subscribe(reader);

        chunks.over = true;

        assertThat(chunks.closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.completed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static final class Reader extends BaseSubscriber<byte[]> {
        private final BlockingQueue<byte[]> got = new LinkedBlockingQueue<>();
        private final CountDownLatch completed = new CountDownLatch(1);

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks when the test does
        }

        @Override
        protected void hookOnNext(byte[] chunk) {
            got.add(chunk);
        }

        @Override
        protected void hookOnComplete() {
            completed.countDown();
        }

        private void take() throws InterruptedException {
            assertThat(got.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static final class Numbered implements Chunks {
        private final AtomicInteger made = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean over;

        @Override
        public byte @Nullable [] next(Duration atMost) {
            return new byte[] {(byte) made.incrementAndGet()};
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
