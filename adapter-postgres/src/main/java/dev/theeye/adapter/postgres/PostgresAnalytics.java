package dev.theeye.adapter.postgres;

import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.port.Analytics;
import dev.theeye.eventjson.PayloadJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Each question is one statement, and so sees one moment. */
public final class PostgresAnalytics implements Analytics {
    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresAnalytics(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
        Groups groups = new Groups();
        return reading.askPieceByPiece(
                CountQuestion.of(filter, interval, groupBy, most),
                row -> new CountInTime(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        groups.add(texts(row, 3, groupBy.size())),
                        row.getLong(2)));
    }

    @Override
    public List<TopValue> top(EventFilter filter, Measure by, int limit) {
        return reading.ask(
                TopQuestion.of(filter, by, limit),
                row -> new TopValue(value(by, row.getString(1)), row.getLong(2), row.getLong(3)));
    }

    @Override
    public List<StepReached> funnel(Funnel funnel) {
        return reading.ask(FunnelQuestion.of(funnel), row -> {
            long sessions = row.getLong(1);
            double micros = row.getDouble(2);
            return new StepReached(sessions, row.wasNull() ? null : Duration.of(Math.round(micros), ChronoUnit.MICROS));
        });
    }

    private static PayloadValue value(Measure by, String text) {
        return switch (by) {
            case Measure.Of(var dimension) -> new PayloadValue.Text(text);
            case Measure.At(var path) -> Objects.requireNonNull(PayloadJson.read(text), "no object and no array");
        };
    }

    private static List<String> texts(ResultSet row, int first, int count) throws SQLException {
        String[] texts = new String[count];
        for (int i : IntStream.range(0, count).toArray()) {
            texts[i] = row.getString(first + i);
        }
        return List.of(texts);
    }
}
