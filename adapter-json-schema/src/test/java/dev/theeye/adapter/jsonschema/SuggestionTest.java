package dev.theeye.adapter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {
    private static final JsonSchemaLanguage LANGUAGE = new JsonSchemaLanguage();

    @Test
    void what_all_have_is_required_and_the_rest_is_allowed() throws Exception {
        JsonNode schema = suggestion("{\"a\":1,\"b\":\"x y\"}", "{\"a\":2,\"c\":true}");

        assertThat(schema.at("/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/type").asText()).isEqualTo("object");
        assertThat(schema.at("/required").toString()).isEqualTo("[\"a\"]");
        assertThat(schema.at("/properties/a/type").asText()).isEqualTo("integer");
        assertThat(schema.at("/properties/b/type").asText()).isEqualTo("string");
        assertThat(schema.at("/properties/c/type").asText()).isEqualTo("boolean");
    }

    @Test
    void objects_in_objects_and_items_of_arrays_are_described_too() throws Exception {
        JsonNode schema = suggestion(
                "{\"form\":{\"first_name\":\"John\"},\"items\":[{\"id\":1},{\"id\":2,\"n\":null}]}",
                "{\"form\":{\"first_name\":\"Jane\"},\"items\":[]}");

        assertThat(schema.at("/properties/form/required").toString()).isEqualTo("[\"first_name\"]");
        assertThat(schema.at("/properties/items/items/required").toString()).isEqualTo("[\"id\"]");
        assertThat(schema.at("/properties/items/items/properties/n/type").asText())
                .isEqualTo("null");
    }

    @Test
    void several_types_are_all_named_and_integers_among_numbers_are_numbers() throws Exception {
        JsonNode schema = suggestion("{\"a\":1,\"b\":1}", "{\"a\":\"x\",\"b\":1.5}");

        assertThat(schema.at("/properties/a/type").toString()).isEqualTo("[\"integer\",\"string\"]");
        assertThat(schema.at("/properties/b/type").asText()).isEqualTo("number");
    }

    @Test
    void few_values_that_come_often_are_a_choice_and_many_are_not() throws Exception {
        JsonNode schema = suggestion(IntStream.range(0, 50)
                .mapToObj(i -> "{\"plan\":\"%s\",\"name\":\"name %s\"}".formatted(i % 2 == 0 ? "free" : "paid", i))
                .toArray(String[]::new));

        assertThat(schema.at("/properties/plan/enum").toString()).isEqualTo("[\"free\",\"paid\"]");
        assertThat(schema.at("/properties/name/enum").isMissingNode()).isTrue();
    }

    @Test
    void two_values_seen_once_each_are_no_choice() throws Exception {
        assertThat(suggestion("{\"a\":\"x y\"}", "{\"a\":\"y z\"}")
                        .at("/properties/a/enum")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_format_is_named_where_every_value_has_it() throws Exception {
        JsonNode schema = suggestion(
                "{\"id\":\"e2085be5-9137-4e4e-80b5-f1ffddc25423\",\"at\":\"2021-05-20T09:15:27Z\",\"m\":\"a@example.org\","
                        + "\"u\":\"https://example.org/\",\"x\":\"2021-05-20\"}",
                "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"at\":\"2021-05-20T09:15:28Z\",\"m\":\"b@example.org\","
                        + "\"u\":\"https://example.org/a\",\"x\":\"today\"}");

        assertThat(schema.at("/properties/id/format").asText()).isEqualTo("uuid");
        assertThat(schema.at("/properties/at/format").asText()).isEqualTo("date-time");
        assertThat(schema.at("/properties/m/format").asText()).isEqualTo("email");
        assertThat(schema.at("/properties/u/format").asText()).isEqualTo("uri");
        assertThat(schema.at("/properties/x/format").isMissingNode()).isTrue();
    }

    @Test
    void objects_with_countless_members_are_not_described_member_by_member() throws Exception {
        JsonNode schema = suggestion(IntStream.range(0, 300)
                .mapToObj(i -> "{\"carts\":{\"cart-%s\":1}}".formatted(i))
                .toArray(String[]::new));

        assertThat(schema.at("/properties/carts/type").asText()).isEqualTo("object");
        assertThat(schema.at("/properties/carts/properties").isMissingNode()).isTrue();
    }

    @Test
    void whatever_was_sent_satisfies_what_is_suggested() {
        Random random = new Random(20210520);
        for (int round = 0; round < 100; round++) {
            List<Payload> payloads = Stream.generate(() -> payload(object(random, 3)))
                    .limit(1 + random.nextInt(30))
                    .toList();

            ByteString suggestion = LANGUAGE.suggest(payloads);

            PayloadSchema schema = understood(suggestion);
            assertThat(payloads)
                    .as(suggestion.utf8())
                    .allSatisfy(payload -> assertThat(schema.check(payload)).isEmpty());
        }
    }

    @Test
    void payloads_as_large_and_as_deep_as_any_have_a_suggestion_too() {
        List<Payload> payloads = List.of(
                payload("{\"a\":".repeat(63) + "{}" + "}".repeat(63)),
                payload("{\"a\":[" + "1,".repeat(30_000) + "2]}"),
                payload("{\"a\":{"
                        + String.join(
                                ",",
                                IntStream.range(0, 5_000)
                                        .mapToObj(i -> "\"k" + i + "\":1")
                                        .toList()) + "}}"),
                payload("{\"a\":\"" + "x".repeat(60_000) + "\",\"\":1e999,\"/~\":-0.0,\"\\u00e9\":\"\"}"));

        PayloadSchema schema = understood(LANGUAGE.suggest(payloads));

        assertThat(payloads)
                .allSatisfy(payload -> assertThat(schema.check(payload)).isEmpty());
    }

    /** A thousand of 8 KiB, as many as are looked at: of texts, of which each format is tried, and of numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "\"2021-05-20T09:00:00Z\"",
                "\"https://example.org/a\"",
                "1",
                "1e999",
                "{\"a\":1}",
                "[[[]]]"
            })
    void a_suggestion_takes_a_bounded_time(String value) {
        String item = "{\"id\":" + value + "}";
        String payload = "{\"v\":[" + String.join(",", Collections.nCopies(8_000 / (item.length() + 1), item)) + "]}";
        List<Payload> payloads = Collections.nCopies(1_000, payload(payload));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        LANGUAGE.suggest(payloads);

        long begun = threads.getCurrentThreadCpuTime();
        ByteString suggestion = LANGUAGE.suggest(payloads);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofMillis(1_500));
        assertThat(suggestion.utf8()).contains("\"v\"", "\"id\"");
        assertThat(understood(suggestion).check(payloads.getFirst())).isEmpty();
    }

    private static JsonNode suggestion(String... payloads) throws JsonText.Unreadable {
        List<Payload> all = Stream.of(payloads).map(SuggestionTest::payload).toList();
        ByteString suggestion = LANGUAGE.suggest(all);
        PayloadSchema schema = understood(suggestion);
        assertThat(all).allSatisfy(payload -> assertThat(schema.check(payload)).isEmpty());
        return JsonText.read(suggestion);
    }

    private static PayloadSchema understood(ByteString schema) {
        return switch (LANGUAGE.read(schema)) {
            case Reading.Understood(PayloadSchema understood) -> understood;
            case Reading.Refused refused -> throw new AssertionError(schema.utf8() + refused);
        };
    }

    private static Payload payload(String json) {
        return new Payload(ByteString.utf8(json));
    }

    private static String object(Random random, int depth) {
        List<String> members = new ArrayList<>();
        for (String name : List.of("a", "b", "c/d", "~", "")) {
            if (random.nextBoolean()) {
                members.add("\"" + name + "\":" + value(random, depth - 1));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> Integer.toString(random.nextInt(5));
            case 3 -> random.nextInt(3) + ".0";
            case 4 -> Double.toString(random.nextDouble());
            case 5 ->
                "\"" + List.of("x", "y", "2021-05-20", "a@example.org", "").get(random.nextInt(5)) + "\"";
            case 6 -> "\"2021-05-20T09:15:27Z\"";
            case 7 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> object(random, depth);
        };
    }
}
