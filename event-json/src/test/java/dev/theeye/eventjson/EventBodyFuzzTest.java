package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no person would send. Accepted must be exactly what a parser accepts that reads the whole body at once, as text. */
class EventBodyFuzzTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] SYNTAX = Bodies.utf8("{}[]\",:\\ \n\tu0d8 -1.e+tfn/'ü😀\uFEFF\0");
    private static final List<byte[]> SAMPLES = List.of(
            Bodies.utf8(Bodies.AWKWARD),
            Bodies.utf8("[" + Bodies.AWKWARD + ",\n{\"data\":{}} , " + Bodies.AWKWARD + "]"),
            Bodies.utf8("[{\"data\":{\"a\":\"\\u0000\",\"b\":[[[{\"c\":1e400}]]]},\"x\":true},{}]"),
            Bodies.utf8("{\"data\":{\"\\ud83d\\ude00\":\"\\ud83d\\ude00\\\\\"},\"\\ude00\":null}"));

    @Test
    void random_bytes_are_events_or_malformed_and_nothing_else() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            check(body);
        }
    }

    @Test
    void random_syntax_is_events_or_malformed_and_nothing_else() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = new byte[random.nextInt(16)];
            for (int at = 0; at < body.length; at++) {
                body[at] = SYNTAX[random.nextInt(SYNTAX.length)];
            }
            check(body);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void spoilt_events_are_events_or_malformed_and_nothing_else(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8_000; i++) {
            byte[] body = SAMPLES.get(random.nextInt(SAMPLES.size()));
            for (int spoilt = random.nextInt(4); spoilt >= 0; spoilt--) {
                body = spoil(body, random);
            }
            check(body);
        }
    }

    private static byte[] spoil(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        byte other = SYNTAX[random.nextInt(SYNTAX.length)];
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        spoilt.write(body, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> spoilt.write(other); // replaced
            case 1 -> spoilt.writeBytes(new byte[] {other, body[at]}); // inserted
            case 2 -> spoilt.write(body[at] ^ 1 << random.nextInt(8)); // a flipped bit
            case 3 -> spoilt.writeBytes(new byte[] {body[at], body[at]}); // doubled
            default -> {} // dropped
        }
        spoilt.write(body, at + 1, body.length - at - 1);
        return spoilt.size() == 0 ? new byte[] {other} : spoilt.toByteArray();
    }

    private static void check(byte[] body) {
        String hex = HexFormat.of().formatHex(body);
        List<SentEvent> events;
        try {
            events = EventBody.ofJson(body, Bodies.MOST);
        } catch (MalformedBody e) {
            assertThat(isEvents(body)).as("malformed: %s", hex).isFalse();
            return;
        } catch (TooManyEvents e) {
            throw new AssertionError(hex, e);
        }
        assertThat(isEvents(body)).as("accepted: %s", hex).isTrue();
        assertThat(withoutEvents(body, events)).as("around the events: %s", hex).matches("[\\s,\\[\\]\uFEFF]*");
        for (SentEvent event : events) {
            if (event.data() instanceof SentData.Members data) {
                byte[] payload = data.payload().json().toByteArray();
                assertThat(isEvents(payload)).as("payload: %s", hex).isTrue();
                assertThat(payload).startsWith('{').endsWith('}');
            }
        }
        checkAsLine(body, hex);
    }

    /** One event that stands in one line is the same event as NDJSON. */
    private static void checkAsLine(byte[] body, String hex) {
        String text = new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "");
        boolean oneEventInOneLine = text.indexOf('\n') < 0 && text.strip().startsWith("{");
        try {
            EventBody.ofNdjson(body, Bodies.MOST)
                    .forEach(event -> assertThat(isEvents(event.text().toByteArray()))
                            .as("line: %s", hex)
                            .isTrue());
        } catch (MalformedBody malformed) {
            assertThat(oneEventInOneLine).as("malformed line: %s", hex).isFalse();
        } catch (TooManyEvents e) {
            throw new AssertionError(hex, e);
        }
    }

    /** What is left of the body when the events are taken out, each found where the one before it ended. */
    private static String withoutEvents(byte[] body, List<SentEvent> events) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int at = 0;
        for (SentEvent event : events) {
            byte[] text = event.text().toByteArray();
            while (!Arrays.equals(body, at, Math.min(at + text.length, body.length), text, 0, text.length)) {
                rest.write(body[at++]);
            }
            at += text.length;
        }
        rest.write(body, at, body.length - at);
        return rest.toString(StandardCharsets.UTF_8);
    }

    /** Whether the whole body, read strictly, is an object or an array of objects. */
    private static boolean isEvents(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            try (JsonParser json = JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
                List<JsonToken> values = new ArrayList<>();
                boolean array = json.nextToken() == JsonToken.START_ARRAY;
                if (!array) {
                    values.add(json.currentToken());
                    json.skipChildren();
                }
                while (array && json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(json.currentToken());
                    if (json.currentToken() == null) {
                        return false;
                    }
                    json.skipChildren();
                }
                return json.nextToken() == null && values.stream().allMatch(value -> value == JsonToken.START_OBJECT);
            }
        } catch (IOException notUtf8OrNotJson) {
            return false;
        }
    }
}
