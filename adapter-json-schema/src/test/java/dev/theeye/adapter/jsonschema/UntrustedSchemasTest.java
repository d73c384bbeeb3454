package dev.theeye.adapter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas and payloads as somebody writes them who means no good. */
class UntrustedSchemasTest {
    private static final JsonSchemaLanguage LANGUAGE = new JsonSchemaLanguage();

    /** Of CPU: many times what it takes, and nothing beside what it would take unbounded. */
    private static final Duration SOON = Duration.ofSeconds(2);

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("is no JSON", "{", ""),
                arguments("is empty", "", ""),
                arguments("has something behind it", "{} {}", ""),
                arguments("is no object", "[]", ""),
                arguments("is a boolean", "true", ""),
                arguments("names a member twice", "{\"type\":\"object\",\"type\":\"string\"}", ""),
                arguments("has a type that is none", "{\"type\":\"strng\"}", "/type"),
                arguments(
                        "has a bound that is none",
                        "{\"properties\":{\"a\":{\"minLength\":\"x\"}}}",
                        "/properties/a/minLength"),
                arguments(
                        "is of a draft that is not taken",
                        "{\"$schema\":\"http://json-schema.org/draft-04/schema#\"}",
                        "/$schema"),
                arguments(
                        "mixes drafts",
                        "{\"properties\":{\"a\":{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}}}",
                        "/properties/a/$schema"),
                arguments("refers to http", ref("http://127.0.0.1:1/x"), "/properties/a/$ref"),
                arguments("refers to https", ref("https://example.org/schema"), "/properties/a/$ref"),
                arguments("refers to a file", ref("file:///etc/passwd"), "/properties/a/$ref"),
                arguments("refers to the class path", ref("classpath:logback.xml"), "/properties/a/$ref"),
                arguments("refers into a jar", ref("jar:file:/x.jar!/y"), "/properties/a/$ref"),
                arguments("refers to what may lie beside it", ref("other.json"), "/properties/a/$ref"),
                arguments("refers to a place that is not there", ref("#/$defs/b"), "/properties/a/$ref"),
                arguments("refers to a name that is not there", ref("#b"), "/properties/a/$ref"),
                arguments("refers to what is no reference", ref("http://[x"), "/properties/a/$ref"),
                arguments(
                        "refers elsewhere from where nobody looks",
                        "{\"x\":{\"$ref\":\"http://127.0.0.1:1/x\"},\"properties\":{\"a\":{\"$ref\":\"#/x\"}}}",
                        ""),
                arguments(
                        "says where it is from, and refers to its neighbour",
                        "{\"$id\":\"http://127.0.0.1:1/a\",\"$ref\":\"b\"}",
                        "/$ref"),
                arguments("calls itself a draft", "{\"$id\":\"https://json-schema.org/draft/2020-12/schema\"}", "/$id"),
                arguments("refers to itself at once", "{\"$ref\":\"#\"}", ""),
                arguments("looks ahead", pattern("(?=x)"), "/properties/a/pattern"),
                arguments("looks behind", pattern("(?<!x)"), "/properties/a/pattern"),
                arguments("refers back", pattern("(a)\\\\1"), "/properties/a/pattern"),
                arguments("ignores the case of Georgian", pattern("(?i)\u10d0"), "/properties/a/pattern"),
                arguments("ignores the case of all", pattern("(?i)[B-\\\\u{1e940}]"), "/properties/a/pattern"),
                arguments(
                        "ignores the case of a part",
                        pattern("a(?s-U:b)(?si:[B-\\\\u{1e940}])"),
                        "/properties/a/pattern"),
                arguments("has a pattern that is none", pattern("("), "/properties/a/pattern"),
                arguments("has a pattern that is too long", pattern("a".repeat(1001)), "/properties/a/pattern"),
                arguments("repeats repetitions", pattern("((a{0,100}){0,100}){0,100}"), "/properties/a/pattern"),
                arguments(
                        "names members by looking ahead",
                        "{\"patternProperties\":{\"(?=x)\":true}}",
                        "/patternProperties/(?=x)"),
                arguments("has 10,000 alternatives", "{\"anyOf\":[" + "{},".repeat(9_999) + "{}]}", "/anyOf/999"),
                arguments("has 10,000 parts", "{\"allOf\":[" + "true,".repeat(9_999) + "true]}", "/allOf/999"),
                arguments("nests too deep", "{\"not\":".repeat(150) + "{}" + "}".repeat(150), "/not".repeat(100)),
                arguments("nests deeper than JSON is read", "{\"not\":".repeat(5_000) + "{}" + "}".repeat(5_000), ""),
                arguments("is too large", "{\"title\":\"" + "x".repeat(256 * 1024) + "\"}", ""),
                arguments("has too many values", "{\"enum\":[" + "1,".repeat(20_001) + "1]}", "/enum/19998"),
                arguments("divides by what nobody can write out", "{\"multipleOf\":1e-100000}", "/multipleOf"),
                arguments("compares with what nobody can write out", "{\"maximum\":1e400000000}", "/maximum"));
    }

    @ParameterizedTest(name = "a schema that {0}")
    @MethodSource("refused")
    void is_refused_at_once_and_the_refusal_says_where(String name, String schema, String pointer) {
        Reading reading = soon(() -> LANGUAGE.read(ByteString.utf8(schema)));

        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.pointer()).isEqualTo(pointer);
            assertThat(refused.reason()).isNotBlank();
        });
    }

    static Stream<Arguments> exhausting() {
        return Stream.of(
                arguments("doubles at every level", doubling("anyOf"), "{\"a\":1}"),
                arguments("doubles with one of two", doubling("oneOf"), "{\"a\":1}"),
                arguments("doubles with all", doubling("allOf").replace("string", "integer"), "{\"a\":1}"),
                arguments(
                        "refers to itself where a member is",
                        "{\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}",
                        "{\"a\":1}"),
                arguments(
                        "refers in a ring",
                        "{\"$defs\":{\"r\":{\"$ref\":\"#/$defs/s\"},\"s\":{\"allOf\":[{\"$ref\":\"#/$defs/r\"}]}},"
                                + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/r\"}}}",
                        "{\"a\":1}"),
                arguments(
                        "looks for many members in many objects",
                        "{\"properties\":{\"a\":{\"items\":{\"properties\":{" + members(900) + "}}}}}",
                        "{\"a\":[" + "{},".repeat(20_000) + "{}]}"),
                arguments(
                        "asks much of many items",
                        "{\"properties\":{\"a\":{\"items\":{\"required\":[" + quoted(5_000) + "]}}}}",
                        "{\"a\":[" + "{},".repeat(20_000) + "{}]}"),
                arguments(
                        "searches a long text often",
                        "{\"properties\":{\"a\":{\"allOf\":[" + "{\"pattern\":\"(x+x+)+y\"},".repeat(500) + "{}]}}}",
                        "{\"a\":\"" + "x".repeat(60_000) + "\"}"),
                arguments(
                        "compares everything with everything, often",
                        "{\"properties\":{\"a\":{\"allOf\":[" + "{\"uniqueItems\":true},".repeat(900) + "{}]}}}",
                        "{\"a\":["
                                + IntStream.range(0, 10_000)
                                        .mapToObj(Integer::toString)
                                        .collect(Collectors.joining(","))
                                + "]}"));
    }

    @ParameterizedTest(name = "a schema that {0}")
    @MethodSource("exhausting")
    void is_judged_by_as_long_as_its_budget_lasts(String name, String schema, String payload) {
        PayloadSchema understood = understood(schema);

        List<PayloadFlaw> flaws = soon(() -> check(understood, payload));

        assertThat(flaws).singleElement().extracting(PayloadFlaw::keyword).isEqualTo("budget");
        assertThat(check(understood, payload)).as("judged again").isEqualTo(flaws);
        assertThat(check(understood, "{}")).as("the next payload").isEmpty();
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments(pattern("^(a+)+$"), "{\"a\":\"" + "a".repeat(60_000) + "!\"}", "pattern"),
                arguments(pattern("^(a|a)*$"), "{\"a\":\"" + "a".repeat(40_000) + "!\"}", "pattern"),
                arguments(pattern("^([a-z]+\\\\.)*[a-z]+$"), "{\"a\":\"" + "a.".repeat(30_000) + "\"}", "pattern"),
                arguments(
                        "{\"properties\":{\"a\":{\"uniqueItems\":true}}}",
                        "{\"a\":[" + sameHash(2_300) + ",1,1]}",
                        "uniqueItems"),
                arguments("{\"properties\":{\"a\":{\"multipleOf\":1e-1000}}}", "{\"a\":1e999,\"b\":1}", ""),
                arguments(
                        "{\"properties\":{\"a\":{\"format\":\"json-pointer\"}}}",
                        "{\"a\":\"/" + "a".repeat(60_000) + "\"}",
                        "format"),
                arguments(
                        "{\"properties\":{\"a\":{\"format\":\"idn-hostname\"}}}",
                        "{\"a\":\"" + "a.".repeat(30_000) + "\"}",
                        "format"),
                arguments(
                        "{\"properties\":{\"a\":{\"format\":\"hostname\"}}}",
                        "{\"a\":\"" + "a.".repeat(30_000) + "\"}",
                        "format"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void what_keeps_others_busy_for_years_is_judged_soon(String schema, String payload, String keyword) {
        PayloadSchema understood = understood(schema);

        List<PayloadFlaw> flaws = soon(() -> check(understood, payload));

        assertThat(flaws).extracting(PayloadFlaw::keyword).isEqualTo(keyword.isEmpty() ? List.of() : List.of(keyword));
    }

    @Test
    void a_payload_as_deep_as_any_is_judged_by_a_schema_that_follows_it_on_a_small_stack() throws InterruptedException {
        PayloadSchema tree = understood("{\"$defs\":{\"n\":{\"allOf\":[{\"type\":\"object\"},{\"properties\":"
                + "{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/n\"},{\"const\":1}]}},\"additionalProperties\":false}]}},"
                + "\"$ref\":\"#/$defs/n\"}");
        String deep = "{\"a\":".repeat(63) + "{}" + "}".repeat(63);
        String deepAndWrong = "{\"a\":".repeat(63) + "{\"b\":1}" + "}".repeat(63);
        boolean[] passed = new boolean[2];

        Thread small = new Thread(
                null,
                () -> {
                    passed[0] = check(tree, deep).isEmpty();
                    passed[1] = check(tree, deepAndWrong).isEmpty();
                },
                "small",
                512 * 1024);
        small.start();
        small.join();

        assertThat(passed).containsExactly(true, false);
    }

    @Test
    void at_most_twenty_flaws_are_told() {
        PayloadSchema strict = understood("{\"additionalProperties\":false}");

        assertThat(check(strict, "{" + members(50).replace("true", "1") + "}")).hasSize(PayloadSchema.MOST_FLAWS);
    }

    @Test
    void flaws_at_long_pointers_are_told_up_to_some_characters() {
        PayloadSchema strict = understood("{\"additionalProperties\":{\"items\":{\"type\":\"string\"}}}");

        List<PayloadFlaw> flaws = check(strict, "{\"" + "k".repeat(900) + "\":[" + "1,".repeat(50) + "1]}");

        assertThat(flaws).isNotEmpty();
        assertThat(flaws.stream()
                        .mapToInt(
                                flaw -> flaw.pointer().length() + flaw.message().length())
                        .sum())
                .isLessThanOrEqualTo(4_000);
    }

    @Test
    void what_is_told_can_be_stored_and_is_short() {
        PayloadSchema schema =
                understood("{\"required\":[\"a\\u0000b\"],\"properties\":{\"c\":{\"enum\":[" + quoted(1_000) + "]}}}");

        assertThat(check(schema, "{\"c\":1}")).hasSize(2).allSatisfy(flaw -> {
            assertThat(flaw.pointer()).doesNotContain("\u0000");
            assertThat(flaw.message()).doesNotContain("\u0000").hasSizeLessThanOrEqualTo(300);
        });
    }

    private static <T> T soon(Supplier<T> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        T result = work.get();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(SOON);
        return result;
    }

    private static List<PayloadFlaw> check(PayloadSchema schema, String payload) {
        return schema.check(new Payload(ByteString.utf8(payload)));
    }

    private static PayloadSchema understood(String schema) {
        return switch (LANGUAGE.read(ByteString.utf8(schema))) {
            case Reading.Understood(PayloadSchema understood) -> understood;
            case Reading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static String ref(String target) {
        return "{\"properties\":{\"a\":{\"$ref\":\"" + target + "\"}}}";
    }

    private static String pattern(String pattern) {
        return "{\"properties\":{\"a\":{\"pattern\":\"" + pattern + "\"}}}";
    }

    private static String doubling(String keyword) {
        return IntStream.rangeClosed(1, 40)
                .mapToObj(i -> ",\"d%1$s\":{\"%2$s\":[{\"$ref\":\"#/$defs/d%3$s\"},{\"$ref\":\"#/$defs/d%3$s\"}]}"
                        .formatted(i, keyword, i - 1))
                .collect(Collectors.joining(
                        "",
                        "{\"$defs\":{\"d0\":{\"type\":\"string\"}",
                        "},\"properties\":{\"a\":{\"$ref\":\"#/$defs/d40\"}}}"));
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"m" + i + "\":true").collect(Collectors.joining(","));
    }

    private static String quoted(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"m" + i + "\"").collect(Collectors.joining(","));
    }

    /** "Aa" and "BB" have the same hash, and so do all texts made of as many of these. */
    private static String sameHash(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, 12)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\"")))
                .collect(Collectors.joining(","));
    }
}
