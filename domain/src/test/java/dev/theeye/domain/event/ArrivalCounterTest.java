package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalCounterTest {
    private static final Instant NOON = Instant.parse("2021-01-01T12:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final ArrivalCounter counter = new ArrivalCounter(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void a_batch_gets_consecutive_arrivals() {
        long first = counter.take(3).value();

        assertThat(counter.take(1).value()).isEqualTo(first + 3);
    }

    @Test
    void arrivals_grow_with_the_clock() {
        Arrival before = counter.take(1000);
        now.set(NOON.plusMillis(1));

        assertThat(counter.take(1)).isGreaterThan(new Arrival(before.value() + 999));
        assertThat(before.value() >>> Arrival.COUNTER_BITS).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void arrivals_grow_though_the_clock_is_set_back() {
        Arrival before = counter.take(10);
        now.set(NOON.minusSeconds(3600));

        assertThat(counter.take(1).value()).isEqualTo(before.value() + 10);
    }

    @Test
    void more_arrivals_than_a_millisecond_has_room_for_run_into_the_next() {
        Arrival first = counter.take(2_000_000);

        assertThat(counter.take(1).value()).isEqualTo(first.value() + 2_000_000);
    }

    @Test
    void sixteen_threads_never_share_an_arrival_and_each_sees_its_own_grow() throws Exception {
        ArrivalCounter shared = new ArrivalCounter(Clock.systemUTC());
        Callable<List<Long>> taking = () -> {
            List<Long> taken = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                int count = 1 + i % 3;
                long first = shared.take(count).value();
                LongStream.range(first, first + count).forEach(taken::add);
            }
            return taken;
        };

        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<List<Long>> taken : threads.invokeAll(Collections.nCopies(16, taking))) {
                assertThat(taken.get()).isSorted();
                all.addAll(taken.get());
            }
        }

        assertThat(all).hasSize(16 * (1667 + 2 * 1667 + 3 * 1666)).doesNotHaveDuplicates();
    }
}
