package dev.theeye.adapter.http.administer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.theeye.adapter.http.JsonBody;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The JSON object that a request of ours holds, taken strictly: a misspelt field would otherwise leave something as it is
 * that somebody meant to change.
 */
final class RequestObject {
    /** More than any honest request has. */
    static final int MAX_BYTES = 64 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Value> members;

    private RequestObject(Map<String, Value> members) {
        this.members = members;
    }

    private sealed interface Value {
        record Text(String text) implements Value {}

        record Texts(List<String> texts) implements Value {}

        /** Nothing that any of our requests has. */
        record Other() implements Value {}
    }

    /** @throws ProblemException where it is no JSON object of {@code known} fields */
    static RequestObject of(HttpRequest<?> request, byte[] body, List<String> known) {
        boolean isJson = request.getContentType()
                .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not application/json");
        }
        Map<String, Value> members = read(body);
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw bad(name, "is not known; known are " + String.join(", ", known));
                });
        return new RequestObject(members);
    }

    /** For a request that needs none. */
    static RequestObject orNothing(HttpRequest<?> request, byte[] body, List<String> known) {
        return body.length == 0 ? new RequestObject(Map.of()) : of(request, body, known);
    }

    /** @param expected what it should be, for a person */
    <T> Optional<T> one(String name, Function<String, Optional<T>> type, String expected) {
        return Optional.ofNullable(members.get(name)).map(value -> {
            if (value instanceof Value.Text(String text)) {
                return type.apply(text).orElseThrow(() -> bad(name, "is not " + expected));
            }
            throw bad(name, "is not " + expected);
        });
    }

    /** @param expected what each should be, for a person */
    <T> Optional<Set<T>> each(String name, Function<String, Optional<T>> type, String expected) {
        return Optional.ofNullable(members.get(name)).map(value -> {
            if (!(value instanceof Value.Texts(List<String> texts))) {
                throw bad(name, "is not an array of strings, each " + expected);
            }
            Set<T> parsed = new LinkedHashSet<>();
            texts.forEach(text ->
                    parsed.add(type.apply(text).orElseThrow(() -> bad(name, "holds what is not " + expected))));
            return parsed;
        });
    }

    static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> bad(name, "is missing"));
    }

    private static Map<String, Value> read(byte[] body) {
        Map<String, Value> members = new LinkedHashMap<>();
        try (JsonParser json = JsonBody.parser(JSON, body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw problem(ProblemType.BAD_BODY, "the body is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, value(json));
            }
            if (json.nextToken() != null) {
                throw problem(ProblemType.BAD_BODY, "something follows the JSON object");
            }
            return members;
        } catch (IOException broken) {
            throw problem(ProblemType.BAD_BODY, "the body is not JSON, or names a field twice");
        }
    }

    private static Value value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return new Value.Text(json.getText());
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return new Value.Other();
        }
        List<String> texts = new ArrayList<>();
        boolean onlyTexts = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            onlyTexts &= json.currentToken() == JsonToken.VALUE_STRING;
            texts.add(json.getText());
            json.skipChildren();
        }
        return onlyTexts ? new Value.Texts(texts) : new Value.Other();
    }

    private static ProblemException bad(String name, String what) {
        return new ProblemException(Problem.badField(name, "the field '" + name + "' " + what));
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}
