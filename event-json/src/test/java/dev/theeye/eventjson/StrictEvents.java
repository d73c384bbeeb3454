package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a body as a parser finds them that decodes all of it first and then reads it at once, as text. */
final class StrictEvents {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private StrictEvents() {}

    /** @return empty where the body is neither an object nor an array of objects */
    static Optional<List<String>> ofJson(byte[] body) {
        try {
            return Optional.of(objects(withoutByteOrderMark(decoded(body))));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** @return empty where a line is not one object, or there is none */
    static Optional<List<String>> ofNdjson(byte[] body) {
        try {
            List<String> events = new ArrayList<>();
            // no byte of a character of several is a line break
            for (String line : withoutByteOrderMark(decoded(body)).split("\n", -1)) {
                if (!line.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r')) {
                    if (line.stripLeading().startsWith("[")) {
                        return Optional.empty();
                    }
                    events.addAll(objects(line));
                }
            }
            return events.isEmpty() ? Optional.empty() : Optional.of(events);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** The text of the one member {@code data} of an event, where it has one that is an object. */
    static Optional<String> data(String event) throws IOException {
        List<String> found = new ArrayList<>();
        try (JsonParser json = JSON.createParser(event)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isData = json.currentName().equals("data");
                boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
                String value = value(json, event);
                if (isData) {
                    found.add(isObject ? value : "");
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private static List<String> objects(String text) throws IOException {
        List<String> objects = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    objects.add(object(json, text));
                }
            } else {
                objects.add(object(json, text));
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows");
            }
            return objects;
        }
    }

    private static String object(JsonParser json, String text) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        return value(json, text);
    }

    private static String value(JsonParser json, String text) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }

    private static String decoded(byte[] body) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
