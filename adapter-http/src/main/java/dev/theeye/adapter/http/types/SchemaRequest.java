package dev.theeye.adapter.http.types;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.theeye.adapter.http.JsonBody;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.validation.SchemaMode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about a schema, taken strictly.
 *
 * @param schema byte for byte as it was written
 * @param mode null where none is given
 * @param limit null where none is given
 */
record SchemaRequest(
        ByteString schema,
        @Nullable SchemaMode mode,
        @Nullable Integer limit) {
    /** A schema of the largest size, and what stands around it; spaces count. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MOST_EVENTS = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static SchemaRequest toDeclare(HttpRequest<?> request, byte[] body) {
        SchemaRequest read = read(request, body, List.of("schema", "mode"));
        if (read.mode == null) {
            throw bad("mode", "is missing; it is enforce or observe");
        }
        return read;
    }

    static SchemaRequest toCheck(HttpRequest<?> request, byte[] body) {
        return read(request, body, List.of("schema", "limit"));
    }

    private static SchemaRequest read(HttpRequest<?> request, byte[] body, List<String> known) {
        boolean isJson = request.getContentType()
                .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not application/json");
        }
        try (JsonParser json = JsonBody.parser(JSON, body)) {
            return read(json, ByteString.wrap(body), known);
        } catch (IOException broken) {
            throw problem(ProblemType.BAD_BODY, "the body is not JSON, or names a member twice");
        }
    }

    private static SchemaRequest read(JsonParser json, ByteString body, List<String> known) throws IOException {
        ByteString schema = null;
        SchemaMode mode = null;
        Integer limit = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw problem(ProblemType.BAD_BODY, "the body is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!known.contains(name)) {
                throw bad(name, "is not known; known are " + String.join(", ", known));
            }
            JsonToken value = json.nextToken();
            switch (name) {
                case "schema" -> schema = value(json, body);
                case "mode" -> mode = mode(json).orElseThrow(() -> bad(name, "is not enforce or observe"));
                default -> limit = limit(json, value);
            }
        }
        if (json.nextToken() != null) {
            throw problem(ProblemType.BAD_BODY, "something follows the JSON object");
        }
        if (schema == null) {
            throw bad("schema", "is missing");
        }
        return new SchemaRequest(schema, mode, limit);
    }

    private static ByteString value(JsonParser json, ByteString body) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw bad("schema", "is not a JSON object");
        }
        int start = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        json.skipChildren();
        int end = Math.toIntExact(json.currentLocation().getByteOffset());
        return body.slice(start, end);
    }

    private static Optional<SchemaMode> mode(JsonParser json) throws IOException {
        String text = json.getText();
        boolean isText = json.currentToken() == JsonToken.VALUE_STRING;
        json.skipChildren();
        return Arrays.stream(SchemaMode.values())
                .filter(mode -> isText && text(mode).equals(text))
                .findFirst();
    }

    private static Integer limit(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_NUMBER_INT || json.getTextLength() > 5) {
            throw bad("limit", "is not 1 to " + MOST_EVENTS);
        }
        int limit = json.getIntValue();
        if (limit < 1 || limit > MOST_EVENTS) {
            throw bad("limit", "is not 1 to " + MOST_EVENTS);
        }
        return limit;
    }

    /** As it is written in JSON. */
    static String text(SchemaMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static ProblemException bad(String name, String what) {
        return new ProblemException(Problem.badField(name, "the field '" + name + "' " + what));
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}
