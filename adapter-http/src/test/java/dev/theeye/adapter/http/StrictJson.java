package dev.theeye.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.theeye.adapter.http.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** What a body of a request of ours must be, whatever its fields: one JSON object in UTF-8 that names no field twice. */
public final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictJson() {}

    /**
     * @return what {@code reader} makes of a body; empty where it refuses it
     * @throws AssertionError where it takes what is no such object
     */
    public static <T> Optional<T> read(byte[] body, Function<byte[], T> reader) {
        T read;
        try {
            read = reader.apply(body.clone());
        } catch (ProblemException refused) {
            return Optional.empty();
        }
        assertThat(isObject(body)).as("taken for a JSON object").isTrue();
        return Optional.of(read);
    }

    private static boolean isObject(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            try (JsonParser json = JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
                boolean object = json.nextToken() == JsonToken.START_OBJECT;
                json.skipChildren();
                return object && json.nextToken() == null;
            }
        } catch (IOException notUtf8OrNotJson) {
            return false;
        }
    }
}
