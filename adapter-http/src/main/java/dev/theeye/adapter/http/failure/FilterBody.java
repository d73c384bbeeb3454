package dev.theeye.adapter.http.failure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.theeye.adapter.http.JsonBody;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.query.FailedEventFilters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The filters of failed events as members of a JSON object, each a text or an array of them; taken strictly, since a
 * misspelt one would have everything replayed. The empty object asks for everything.
 */
record FilterBody(Parameters filters, boolean dryRun) {
    static final int MAX_BYTES = 64 * 1024;
    private static final String DRY_RUN = "dry_run";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Of a replay. */
    static FilterBody withDryRun(HttpRequest<?> request, byte[] body) {
        return read(
                request,
                body,
                Stream.concat(FailedEventFilters.PARAMETERS.stream(), Stream.of(DRY_RUN))
                        .toList());
    }

    static FilterBody of(HttpRequest<?> request, byte[] body) {
        return read(request, body, FailedEventFilters.PARAMETERS);
    }

    private static FilterBody read(HttpRequest<?> request, byte[] body, List<String> known) {
        boolean isJson = request.getContentType()
                .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not application/json");
        }
        try (JsonParser json = JsonBody.parser(JSON, body)) {
            return read(json, known);
        } catch (IOException broken) {
            throw problem(ProblemType.BAD_BODY, "the body is not JSON, or names a field twice");
        }
    }

    private static FilterBody read(JsonParser json, List<String> known) throws IOException {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        boolean dryRun = false;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw problem(ProblemType.BAD_BODY, "the body is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!known.contains(name)) {
                throw bad(name, "is not known; known are " + String.join(", ", known));
            } else if (!name.equals(DRY_RUN)) {
                filters.put(name, texts(json, name));
            } else if (value.isBoolean()) {
                dryRun = value == JsonToken.VALUE_TRUE;
            } else {
                throw bad(name, "is neither true nor false");
            }
        }
        if (json.nextToken() != null) {
            throw problem(ProblemType.BAD_BODY, "something follows the JSON object");
        }
        return new FilterBody(Parameters.ofFields(filters), dryRun);
    }

    private static List<String> texts(JsonParser json, String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return List.of(json.getText());
        }
        List<String> texts = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
        }
        if (json.currentToken() != JsonToken.END_ARRAY || texts.isEmpty()) {
            throw bad(name, "is neither a string nor an array of strings, of one at least");
        }
        return texts;
    }

    private static ProblemException bad(String name, String what) {
        return new ProblemException(Problem.badField(name, "the field '" + name + "' " + what));
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}
