package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    private static final EventId ID =
            EventId.parse("0176bd3a-f88b-8f48-950e-7ecbd024b2b9").orElseThrow();
    private static final ApplicationId APPLICATION =
            ApplicationId.parse("7d444840-9dc0-11d1-b245-5ffdce74fad2").orElseThrow();
    private static final Instant RECEIVED_AT = Instant.parse("2021-01-01T09:15:30Z");

    @Test
    void an_event_comes_back_with_its_payload_untouched_and_its_times_in_microseconds() throws Exception {
        Event event = new Event(
                ID,
                APPLICATION,
                SessionId.parse("e2085be5-9137-4e4e-80b5-f1ffddc25423").orElseThrow(),
                new EventType("page \"interaction\"", "größe"),
                new Payload(ByteString.utf8("{ \"b\":1.50, \"a\" : \"\\u00e9\\/ü😀\", \"b\":2 }")),
                Instant.parse("2021-01-01T09:15:27.243860Z"),
                new Arrival(1),
                RECEIVED_AT);

        assertThat(written(json -> EventJson.write(event, json)))
                .isEqualTo("{\"id\":\"0176bd3a-f88b-8f48-950e-7ecbd024b2b9\","
                        + "\"application\":\"7d444840-9dc0-11d1-b245-5ffdce74fad2\","
                        + "\"session_id\":\"e2085be5-9137-4e4e-80b5-f1ffddc25423\","
                        + "\"category\":\"page \\\"interaction\\\"\",\"name\":\"größe\","
                        + "\"data\":{ \"b\":1.50, \"a\" : \"\\u00e9\\/ü😀\", \"b\":2 },"
                        + "\"timestamp\":\"2021-01-01T09:15:27.243860Z\","
                        + "\"received_at\":\"2021-01-01T09:15:30.000000Z\"}");
    }

    @Test
    void a_failed_event_comes_back_with_its_reasons_and_the_text_that_was_sent() throws Exception {
        assertThat(written(json -> EventJson.write(failed("{\"name\":\n1}", FailedEventStatus.OPEN), json)))
                .isEqualTo("{\"id\":\"0176bd3a-f88b-8f48-950e-7ecbd024b2b9\","
                        + "\"application\":\"7d444840-9dc0-11d1-b245-5ffdce74fad2\","
                        + "\"received_at\":\"2021-01-01T09:15:30.000000Z\","
                        + "\"violations\":[{\"code\":\"name.invalid\",\"field\":\"name\","
                        + "\"message\":\"is a string, not of type number\"}],"
                        + "\"received\":\"{\\\"name\\\":\\n1}\",\"status\":\"open\"}");
    }

    @ParameterizedTest
    @CsvSource({"OPEN,open", "REPLAYED,replayed", "DISCARDED,discarded"})
    void a_status_is_written_in_lower_case_whatever_the_language_of_the_machine(FailedEventStatus status, String text)
            throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where the lower case of I is not i
            assertThat(written(json -> EventJson.write(failed("{}", status), json)))
                    .endsWith("\"status\":\"" + text + "\"}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_was_sent_is_valid_json_text_though_it_was_not_even_text() throws Exception {
        FailedEvent failed = failed(ByteString.wrap(new byte[] {'a', (byte) 0xFF, 0, (byte) 0xED, (byte) 0xA0, 'b'}));

        assertThat(written(json -> EventJson.write(failed, json)))
                .contains("\"received\":\"a\uFFFD\\u0000\uFFFD")
                .contains("b\",\"status\"");
    }

    private static FailedEvent failed(String received, FailedEventStatus status) {
        return failed(ByteString.utf8(received), status);
    }

    private static FailedEvent failed(ByteString received) {
        return failed(received, FailedEventStatus.OPEN);
    }

    private static FailedEvent failed(ByteString received, FailedEventStatus status) {
        Violation violation = new Violation(ViolationCode.NAME_INVALID, "name", "is a string, not of type number");
        return new FailedEvent(
                ID, APPLICATION, new Arrival(1), RECEIVED_AT, null, null, null, List.of(violation), received, status);
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // so that an object that is left open shows
        JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            writing.to(json);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
