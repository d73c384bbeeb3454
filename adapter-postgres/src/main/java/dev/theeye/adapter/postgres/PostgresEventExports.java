package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventExports;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Reads every piece by its key, in a statement of its own. A cursor of the server's would be a transaction as long as the
 * slowest reader takes, which keeps VACUUM from every table and partitions from being dropped, and does not outlive a
 * restart.
 */
public final class PostgresEventExports implements EventExports {
    private final Reading reading;

    /** @param timeout of one piece; cut to seconds */
    public PostgresEventExports(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public Export begin(EventFilter filter, PageRequest first) {
        return new PostgresExport(reading, filter, first);
    }
}
