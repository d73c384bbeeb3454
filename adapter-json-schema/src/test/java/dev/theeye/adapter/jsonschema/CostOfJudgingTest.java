package dev.theeye.adapter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the most costly payloads and schemas that are accepted take of one core, each for another reason. */
class CostOfJudgingTest {
    private static final JsonSchemaLanguage LANGUAGE = new JsonSchemaLanguage();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Some 50 ms on a quiet machine. */
    private static final Duration LONGEST = Duration.ofMillis(300);

    private static final int LARGEST = 64 * 1024;
    private static final String DIGITS = "1" + "2345678901".repeat(99);
    private static final String ZEROS = "1" + "0".repeat(990);
    private static final String LONG_TITLE = "\"title\":\"" + "x".repeat(200_000) + "\"";

    static Stream<Arguments> costly() {
        return Stream.of(
                arguments("multipleOf 0.01 of 1e999", items("{\"multipleOf\":0.01}"), full("1e999"), ""),
                arguments("multipleOf 7 of 1e999", items("{\"multipleOf\":7}"), full("1e999"), "multipleOf"),
                arguments(
                        "multipleOf of digits",
                        items(all("{\"multipleOf\":" + "7".repeat(200) + "}")),
                        full("1e999"),
                        "budget"),
                arguments("multipleOf of zeros", items(all("{\"multipleOf\":0.01}")), full(ZEROS), "budget"),
                arguments("maximum of 1e999", items("{\"maximum\":1e998}"), full("1e999"), "maximum"),
                arguments("maximum of digits", items("{\"maximum\":" + DIGITS + "e5}"), full("1e995"), "budget"),
                arguments("enum of 1e999", items("{\"enum\":[1,1e999]}"), full("1e999"), ""),
                arguments("enum of digits", items(all("{\"enum\":[1,2]}")), full(DIGITS), "budget"),
                arguments("const of 1e999", items("{\"const\":1}"), full("1e999"), "const"),
                arguments("uniqueItems of digits", value(all("{\"uniqueItems\":true}")), full(DIGITS), "budget"),
                arguments("type of zeros", items(all("{\"type\":\"integer\"}")), full(ZEROS), ""),
                arguments(
                        "enum of 19,000",
                        items("{\"enum\":[" + sequence(19_000, i -> "\"m" + i + "\"") + "]}"),
                        full("1"),
                        "budget"),
                arguments("not of a long schema", items("{\"not\":{" + LONG_TITLE + "}}"), full("1"), "budget"),
                arguments(
                        "contains of a long schema",
                        items("{\"contains\":{\"type\":\"string\"," + LONG_TITLE + "}}"),
                        full("[1]"),
                        "budget"),
                arguments(
                        "minContains in a long schema",
                        items("{\"minContains\":2,\"maxContains\":1," + LONG_TITLE + "}"),
                        full("1"),
                        "budget"),
                arguments(
                        "dependencies on a long name",
                        draft7(items("{\"dependencies\":{\"a\":[\"" + "x".repeat(200_000) + "\"]}}")),
                        full("{\"a\":1}"),
                        "budget"),
                arguments(
                        "propertyNames of a long enum",
                        value("{\"propertyNames\":{\"enum\":[\"" + "x".repeat(200_000) + "\"]}}"),
                        members(),
                        "propertyNames"),
                arguments(
                        "propertyNames of a long name",
                        value("{\"propertyNames\":" + all("{\"maxLength\":1}") + "}"),
                        "{\"v\":{\"" + "k".repeat(60_000) + "\":1}}",
                        "budget"),
                arguments(
                        "patternProperties",
                        value("{\"patternProperties\":{" + sequence(50, i -> "\"^k" + i + "\":{}") + "}}"),
                        members(),
                        "budget"),
                arguments(
                        "unevaluatedProperties",
                        value("{\"allOf\":[" + repeated(300, "{\"additionalProperties\":true}")
                                + "],\"unevaluatedProperties\":false}"),
                        members(),
                        "budget"),
                arguments(
                        "notes of what failed",
                        value("{\"anyOf\":[" + repeated(400, "{\"properties\":{\"a\":{}},\"required\":[\"z\"]}")
                                + "],\"unevaluatedProperties\":false}"),
                        "{\"v\":{\"a\":1}}",
                        "required"),
                arguments(
                        "$dynamicRef",
                        "{\"$defs\":{\"n\":{\"$dynamicAnchor\":\"n\",\"items\":{\"$dynamicRef\":\"#n\"}}},\"$ref\":\"#/$defs/n\",\"properties\":{\"v\":{\"$ref\":\"#/$defs/n\"}}}",
                        full("[[[[[[1]]]]]]"),
                        "budget"),
                arguments(
                        "the same flaw, often",
                        value("{\"items\":" + all("{\"type\":\"string\"}") + "}"),
                        full("1"),
                        "budget"),
                arguments(
                        "a content type that is none",
                        value("{\"contentMediaType\":\"text/x;a=\\\"" + ".".repeat(60) + "\"}"),
                        "{\"v\":\"x\"}",
                        ""),
                arguments(
                        "a format of no draft",
                        value("{\"format\":\"style\"}"),
                        "{\"v\":\"" + ":".repeat(60_000) + ";;\"}",
                        ""),
                arguments("texts that are no URI", items("{\"format\":\"uri\"}"), full("\"%\""), "budget"),
                arguments(
                        "expressions to compile",
                        items("{\"format\":\"regex\"}"),
                        full("\"" + "(((((a{9}){9}){9})))" + "\""),
                        "budget"),
                arguments(
                        "expressions of all letters",
                        items("{\"format\":\"regex\"}"),
                        full("\"" + "\\\\pL".repeat(200) + "\""),
                        "budget"),
                arguments(
                        "expressions without case",
                        items("{\"format\":\"regex\"}"),
                        full("\"(?i)" + "[B-\\\\x{4ff}]".repeat(40) + "\""),
                        "budget"),
                arguments(
                        "letters whose case is looked for without end",
                        items("{\"format\":\"regex\"}"),
                        full("\"(?i)\u10a0\""),
                        "budget"),
                arguments(
                        "a pattern",
                        value("{\"pattern\":\"(x+x+)+y\"}"),
                        "{\"v\":\"" + "x".repeat(60_000) + "\"}",
                        "pattern"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costly")
    void no_payload_takes_long(String name, String schema, String payload, String keyword) {
        PayloadSchema understood = understood(schema);
        assertThat(payload.length()).isLessThanOrEqualTo(LARGEST);

        Duration least = LONGEST.multipliedBy(10);
        List<String> keywords = List.of();
        // the first one loads classes, and runs before they are compiled
        for (int i = 0; i < 3; i++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            keywords = understood.check(new Payload(ByteString.utf8(payload))).stream()
                    .map(flaw -> flaw.keyword())
                    .distinct()
                    .toList();
            Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
            least = taken.compareTo(least) < 0 ? taken : least;
        }

        assertThat(least).isLessThan(LONGEST);
        assertThat(keywords).isEqualTo(keyword.isEmpty() ? List.of() : List.of(keyword));
    }

    @Test
    void a_schema_of_patterns_that_take_long_to_compile_is_refused() {
        String pattern = "(?i)" + "[B-\\\\x{4ff}]".repeat(60);
        String schema = "{\"patternProperties\":{" + sequence(200, i -> "\"" + pattern + i + "\":true") + "}}";

        long begun = THREADS.getCurrentThreadCpuTime();
        Reading reading = LANGUAGE.read(ByteString.utf8(schema));

        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
    }

    private static PayloadSchema understood(String schema) {
        return switch (LANGUAGE.read(ByteString.utf8(schema))) {
            case Reading.Understood(PayloadSchema understood) -> understood;
            case Reading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /** As many as a payload holds. */
    private static String full(String item) {
        return "{\"v\":[" + repeated((LARGEST - 100) / (item.length() + 1), item) + "]}";
    }

    private static String members() {
        return "{\"v\":{" + sequence(6_000, i -> "\"k" + i + "\":1") + "}}";
    }

    private static String items(String schema) {
        return value("{\"items\":" + schema + "}");
    }

    private static String value(String schema) {
        return "{\"properties\":{\"v\":" + schema + "}}";
    }

    private static String all(String schema) {
        return "{\"allOf\":[" + repeated(800, schema) + "]}";
    }

    private static String draft7(String schema) {
        return "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"," + schema.substring(1);
    }

    private static String repeated(int times, String item) {
        return String.join(",", Collections.nCopies(times, item));
    }

    private static String sequence(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    }
}
