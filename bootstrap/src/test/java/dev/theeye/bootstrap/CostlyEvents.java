package dev.theeye.bootstrap;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events that satisfy their schema, and take milliseconds to be judged by it. */
public final class CostlyEvents {
    public static final String SCHEMA_PATH = "/v1/event-types/costly/kinds/schema";
    private static final int KINDS = 25;

    private CostlyEvents() {}

    /** Every kind is tried, for one of them alone may hold. */
    public static String schema() {
        String kinds = IntStream.range(0, KINDS)
                .mapToObj(kind -> "{\"properties\":{\"kind\":{\"const\":%s},%s},\"required\":[\"kind\"]}"
                        .formatted(
                                kind,
                                IntStream.range(0, 6)
                                        .mapToObj(i -> "\"m%s\":{\"type\":\"string\",\"minLength\":1}".formatted(i))
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        return "{\"mode\":\"enforce\",\"schema\":{\"properties\":{\"v\":{\"items\":{\"oneOf\":[%s]}}}}}"
                .formatted(kinds);
    }

    /** @param each how many values of such a kind an event has: it takes so many times as long */
    public static String array(int events, int each) {
        String session = UUID.randomUUID().toString();
        return IntStream.range(0, events)
                .mapToObj(i -> """
                        {"session_id":"%s","category":"costly","name":"kinds","data":{"n":%s,"v":[%s]},\
                        "timestamp":"2021-09-10T00:00:00Z"}""".formatted(session, i, values(i, each)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** One that does not satisfy the schema. */
    public static String invalid() {
        return array(1, 0).replace("\"v\":[]", "\"v\":[1]");
    }

    private static String values(int event, int each) {
        return IntStream.range(0, each)
                .mapToObj(i ->
                        "{\"kind\":%s,\"m0\":\"x\",\"m1\":\"x\",\"m2\":\"x\",\"m3\":\"x\",\"m4\":\"x\",\"m5\":\"x\"}"
                                .formatted((event + i) % KINDS))
                .collect(Collectors.joining(","));
    }
}
