package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OrderlyStopTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final OrderlyStop stop = new OrderlyStop();

    @Test
    void what_was_started_last_is_stopped_first() {
        stop.later("database", PLENTY, () -> stopped.add("database"));
        stop.later("http", PLENTY, () -> stopped.add("http"));

        stop.run();

        assertThat(stopped).containsExactly("http", "database");
    }

    @Test
    void what_fails_to_stop_and_what_hangs_keep_nothing_else_from_being_stopped() {
        stop.later("database", PLENTY, () -> stopped.add("database"));
        stop.later("broken", PLENTY, () -> {
            throw new IllegalStateException("cannot");
        });
        stop.later("hanging", Duration.ofMillis(50), () -> new CountDownLatch(1).await());

        stop.run();

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void what_is_started_while_everything_stops_is_stopped_at_once() {
        stop.run();

        stop.later("late", PLENTY, () -> stopped.add("late"));

        assertThat(stopped).containsExactly("late");
    }

    @Test
    void everything_is_stopped_once() {
        stop.later("database", PLENTY, () -> stopped.add("database"));

        stop.run();
        stop.run();

        assertThat(stopped).hasSize(1);
    }
}
