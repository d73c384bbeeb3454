package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.analysis.Development;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.FunnelStep;
import dev.theeye.domain.analysis.Series;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.eventjson.PayloadJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events add up to as the API tells it. */
final class AnalyticsJson {
    private AnalyticsJson() {}

    static void write(EventFilter filter, List<Dimension> groupBy, Development development, JsonGenerator json)
            throws IOException {
        List<Instant> begins = development.begins();
        Instant first = begins.isEmpty() ? null : begins.getFirst();
        Instant end = begins.isEmpty() ? null : development.interval().next(begins.getLast());
        json.writeStartObject();
        json.writeStringField("interval", AnalyticsParameters.text(development.interval()));
        writeTime("from", filter.from() == null ? first : filter.from(), json);
        writeTime("to", filter.to() == null ? end : filter.to(), json);
        json.writeArrayFieldStart("series");
        for (Series series : development.series()) {
            json.writeStartObject();
            for (int i = 0; i < groupBy.size(); i++) {
                json.writeStringField(
                        AnalyticsParameters.text(groupBy.get(i)), series.group().get(i));
            }
            json.writeNumberField("events", series.total());
            json.writeArrayFieldStart("points");
            for (int i = 0; i < begins.size(); i++) {
                json.writeStartObject();
                writeTime("time", begins.get(i), json);
                json.writeNumberField("events", series.events().get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(String by, List<TopValue> values, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("by", by);
        json.writeArrayFieldStart("results");
        for (TopValue value : values) {
            json.writeStartObject();
            json.writeFieldName("value");
            json.writeRawValue(PayloadJson.write(value.value()));
            json.writeNumberField("events", value.events());
            json.writeNumberField("sessions", value.sessions());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(Funnel funnel, List<StepReached> reached, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeTime("from", funnel.filter().from(), json);
        writeTime("to", funnel.filter().to(), json);
        json.writeStringField(
                "window", funnel.window() == null ? null : funnel.window().toString());
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < reached.size(); i++) {
            StepReached step = reached.get(i);
            json.writeStartObject();
            writeType(funnel.steps().get(i), json);
            json.writeNumberField("sessions", step.sessions());
            writeNumber("conversion", share(step.sessions(), reached.getFirst().sessions()), json);
            writeNumber(
                    "conversion_from_previous",
                    share(step.sessions(), reached.get(Math.max(0, i - 1)).sessions()),
                    json);
            writeSeconds(step.median(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeType(FunnelStep step, JsonGenerator json) throws IOException {
        json.writeStringField("category", step.category());
        json.writeStringField("name", step.name());
    }

    private static void writeSeconds(@Nullable Duration median, JsonGenerator json) throws IOException {
        if (median == null) {
            json.writeNullField("median_seconds");
        } else {
            writeNumber("median_seconds", median.toNanos() / 1e9, json);
        }
    }

    /** In plain notation, as numbers of payloads are: 0.0001, and never 1.0E-4. */
    private static void writeNumber(String name, double number, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(BigDecimal.valueOf(number).toPlainString());
    }

    private static void writeTime(String name, @Nullable Instant time, JsonGenerator json) throws IOException {
        json.writeStringField(name, time == null ? null : Timestamps.format(time));
    }

    /** To four digits; nothing of nothing is nothing. */
    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
}
