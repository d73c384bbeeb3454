package dev.theeye.adapter.postgres;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Groups failed events in one statement. */
public final class PostgresFailedEventGroups implements FailedEventGroups {
    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresFailedEventGroups(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public List<FailedEventGroup> find(FailedEventFilter filter, Set<By> by, int most) {
        Question question = PostgresEventReader.where(filter, select(by)).groupedBy(columns(by), most);
        return reading.ask(question, PostgresFailedEventGroups::read);
    }

    private static String select(Set<By> by) {
        String common = EnumSet.allOf(By.class).stream()
                .map(each -> by.contains(each) ? column(each) : "NULL")
                .collect(Collectors.joining(", "));
        return "SELECT " + common + ", count(*), min(received_at), max(received_at) FROM failed_event"
                // beside each code stands what it begins with, which has no dot
                + (by.contains(By.VIOLATION)
                        ? " JOIN LATERAL unnest(codes) AS violated (code) ON position('.' IN code) > 0"
                        : "");
    }

    private static String columns(Set<By> by) {
        return EnumSet.copyOf(by).stream()
                .map(PostgresFailedEventGroups::column)
                .collect(Collectors.joining(", "));
    }

    private static String column(By by) {
        return switch (by) {
            case VIOLATION -> "code";
            case CATEGORY -> "category";
            case NAME -> "name";
            case APPLICATION -> "application_id";
        };
    }

    private static FailedEventGroup read(ResultSet row) throws SQLException {
        @Nullable UUID application = row.getObject(4, UUID.class);
        return new FailedEventGroup(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                application == null ? null : new ApplicationId(application),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
