package dev.theeye.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvents;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What will not pass by itself is for whoever is on call, not for ever silent. */
final class UnforeseenFailureTest {
    private final BlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();

    @Test
    void events_that_cannot_be_recorded_for_no_foreseen_reason_are_an_error_in_the_log() throws InterruptedException {
        Logger logger = Logger.getLogger(InMemoryDelivery.class.getName());
        Handler handler = handler();
        logger.addHandler(handler);
        logger.setLevel(Level.ALL); // the tests of the contract fail on purpose and are silent
        logger.setUseParentHandlers(false);
        InMemoryEventQueue queue = new InMemoryEventQueue();
        IllegalStateException unforeseen = new IllegalStateException("refused");

        try (var delivery = queue.deliverTo(events -> {
            throw unforeseen;
        })) {
            queue.add(List.of(SampleEvents.any().raw())).join();
            LogRecord first = logged.poll(10, TimeUnit.SECONDS);

            assertThat(delivery).isNotNull();
            assertThat(first).isNotNull();
            assertThat(first.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(first.getThrown()).isSameAs(unforeseen);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
            logger.setUseParentHandlers(true);
        }
    }

    private Handler handler() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
