package dev.theeye.bootstrap;

import dev.theeye.application.SchemaBook;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether another schema is in force, in every process that judges. */
final class SchemaWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);

    private final SchemaBook book;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schema-watch").factory());
    private boolean blind;

    private SchemaWatch(SchemaBook book) {
        this.book = book;
    }

    static SchemaWatch start(SchemaBook book) {
        SchemaWatch watch = new SchemaWatch(book);
        watch.look();
        watch.clock.scheduleWithFixedDelay(watch::look, 1, 1, TimeUnit.SECONDS);
        return watch;
    }

    /** Never throws: what throws is not scheduled again. */
    private void look() {
        try {
            book.read();
            if (blind) {
                LOG.info("The schemas can be read again");
            }
            blind = false;
        } catch (EventStoreUnavailable e) {
            if (!blind) {
                LOG.warn("The schemas cannot be read; events are judged by those known", e);
            }
            blind = true;
        } catch (RuntimeException e) {
            LOG.error("The schemas could not be looked at", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
