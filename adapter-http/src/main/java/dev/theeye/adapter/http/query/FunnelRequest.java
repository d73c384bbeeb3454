package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.theeye.adapter.http.JsonBody;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.FunnelStep;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.event.StorableText;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A funnel as it is asked for, taken strictly: a misspelt field would otherwise count what nobody asked for. */
final class FunnelRequest {
    static final int MAX_BYTES = 64 * 1024;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final List<String> STEP = List.of("category", "name", "data");
    private static final List<String> FILTERS = List.of("application", "session_id", "from", "to");
    private static final List<String> FIELDS = List.of("steps", "window", "application", "session_id", "from", "to");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(PayloadValue.Number.MAX_DIGITS)
                    .build())
            .build();

    private final JsonParser json;
    private final Map<String, List<String>> filters = new LinkedHashMap<>();
    private final List<FunnelStep> steps = new ArrayList<>();
    private @Nullable Duration window;

    private FunnelRequest(JsonParser json) {
        this.json = json;
    }

    /** @throws ProblemException where it is no JSON object that describes a funnel */
    static Funnel of(HttpRequest<?> request, byte[] body, Caller caller) {
        boolean isJson = request.getContentType()
                .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not application/json");
        }
        try (JsonParser json = JsonBody.parser(JSON, body)) {
            FunnelRequest read = new FunnelRequest(json);
            read.read();
            return read.funnel(caller);
        } catch (IOException broken) {
            throw problem(ProblemType.BAD_BODY, "the body is not JSON, or names a field twice");
        }
    }

    private void read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw problem(ProblemType.BAD_BODY, "the body is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("steps")) {
                readSteps();
            } else if (name.equals("window")) {
                window = window(text(name));
            } else if (FILTERS.contains(name)) {
                filters.put(name, texts(name));
            } else {
                throw unknown(name, FIELDS);
            }
        }
        if (json.nextToken() != null) {
            throw problem(ProblemType.BAD_BODY, "something follows the JSON object");
        }
    }

    private Funnel funnel(Caller caller) {
        if (steps.size() < 2 || steps.size() > Funnel.MAX_STEPS) {
            throw bad("steps", "has 2 to " + Funnel.MAX_STEPS + " steps, not " + steps.size());
        }
        EventFilter filter = EventFilters.parse(Parameters.ofFields(filters), caller);
        return new Funnel(filter, steps, window);
    }

    private void readSteps() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw bad("steps", "is not an array of objects");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String at = "steps[" + steps.size() + "]";
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw bad(at, "is not an object");
            }
            steps.add(step(at));
            if (steps.size() > Funnel.MAX_STEPS) {
                throw bad("steps", "has 2 to " + Funnel.MAX_STEPS + " steps, not more");
            }
        }
    }

    private FunnelStep step(String at) throws IOException {
        String category = null;
        String name = null;
        List<PayloadFilter> payload = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "category" -> category = type(at + ".category");
                case "name" -> name = type(at + ".name");
                case "data" -> payload = payload(at + ".data");
                default -> throw unknown(at + "." + field, STEP);
            }
        }
        if (category == null && name == null && payload.isEmpty()) {
            throw bad(at, "says nothing: name a category, a name or data");
        }
        return new FunnelStep(category, name, payload);
    }

    private String type(String at) throws IOException {
        String text = text(at);
        if (text.isEmpty() || StorableText.length(text) > EventType.MAX_LENGTH || !StorableText.isStorable(text)) {
            throw bad(at, "is not 1 to " + EventType.MAX_LENGTH + " characters long");
        }
        return text;
    }

    private List<PayloadFilter> payload(String at) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw bad(at, "is not an object such as {\"form.first_name\":\"John\"}");
        }
        List<PayloadFilter> payload = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String path = json.currentName();
            json.nextToken();
            payload.add(new PayloadFilter(
                    PayloadPath.parse(path).orElseThrow(() -> bad(at, "holds a name that is no path in a payload")),
                    values(at)));
            if (payload.size() > EventFilters.MAX_PATHS) {
                throw bad(at, "asks for more than " + EventFilters.MAX_PATHS + " places in the payload");
            }
        }
        return payload;
    }

    /** One or any of several, of the very type that they are written in. */
    private Set<PayloadValue> values(String at) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return Set.of(value(at));
        }
        Set<PayloadValue> values = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(at));
        }
        return values;
    }

    private PayloadValue value(String at) throws IOException {
        try {
            return switch (json.currentToken()) {
                case VALUE_STRING -> new PayloadValue.Text(json.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new PayloadValue.Number(json.getDecimalValue());
                case VALUE_TRUE -> new PayloadValue.Truth(true);
                case VALUE_FALSE -> new PayloadValue.Truth(false);
                case VALUE_NULL -> new PayloadValue.Null();
                default -> throw bad(at, "holds what is no string, number, boolean, null or array of these");
            };
        } catch (IllegalArgumentException tooLarge) {
            throw bad(at, "holds a number larger than any that is kept");
        }
    }

    private String text(String at) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw bad(at, "is not a string");
        }
        return json.getText();
    }

    private List<String> texts(String at) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return List.of(text(at));
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(at));
        }
        return texts;
    }

    private static Duration window(String text) {
        String expected = "is not an ISO 8601 duration from PT1S to P366D, such as PT1H or P1D";
        try {
            Duration window = Duration.parse(text);
            if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
                throw bad("window", expected);
            }
            return window;
        } catch (DateTimeParseException noDuration) {
            throw bad("window", expected);
        }
    }

    private static ProblemException unknown(String field, List<String> known) {
        return bad(field, "is not known; known are " + String.join(", ", known));
    }

    private static ProblemException bad(String given, String what) {
        String field = StorableText.storable(given, EventType.MAX_LENGTH);
        return new ProblemException(Problem.badField(field, "the field '" + field + "' " + what));
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}
