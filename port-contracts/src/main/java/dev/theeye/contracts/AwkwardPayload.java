package dev.theeye.contracts;

import dev.theeye.domain.event.SentEvent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A payload that the rules let through, and that stores and queues have been seen to spoil. */
enum AwkwardPayload {
    UNICODE("{\"grüße\":\"Ünïcödé ñ 日本語 العربية עברית\",\"combining\":\"e\u0301\",\"astral\":\"𝔘\"}"),
    EMOJI("{\"raw\":\"👩‍👩‍👧‍👦🏳️‍🌈\",\"escaped\":\"\\ud83d\\ude00\",\"🗝\":1}"),
    ESCAPES("{\"a\":\"\\b\\f\\n\\r\\t\\/\\\\\\\"\\u0001\\u001f\\u007f\\u0041\",\"b\\\\\\\"\\n\":1}"),
    ODD_CHARACTERS("{\"a\":\"\u2028\u2029\ufeff\uffff\ufffd\u200b\u0085\",\"b\":\"\\ufffe\"}"),
    CODE(
            "{\"a\":\"'; DROP TABLE event; --\",\"b\":\"{1,NULL,\\\"x\\\"}\",\"c\":\"$1 ? ?? :x %s \\\\\\\\x00\",\"d\":\"\\\\N\"}"),
    EMPTY_TEXT("{\"\":\"\",\"a\":{\"\":{}},\"b\":[],\"c\":[[]],\"d\":\" \"}"),
    LITERALS("{\"a\":null,\"b\":true,\"c\":false,\"d\":[null],\"e\":\"null\"}"),
    INTEGERS(
            "{\"a\":9223372036854775807,\"b\":-9223372036854775808,\"c\":9007199254740993,\"d\":18446744073709551616}"),
    DECIMALS("{\"a\":0.1,\"b\":3.14159265358979323846264338327950288419716939937510,\"c\":-0.0,\"d\":1.0}"),
    EXPONENTS(
            "{\"a\":1e300,\"b\":-1.5E-300,\"c\":1e+2,\"d\":0e9,\"e\":1.7976931348623157e308,\"f\":1e999,\"g\":1e-999}"),
    /** Ten times as large once they are written out, and as large as an event may be then. */
    GROWING_NUMBERS("{\"a\":[" + "1e999,-1E-99,".repeat(56) + "1.50e2]}"),
    /** PostgreSQL writes a space after each comma. */
    SHORT_ELEMENTS("{\"a\":[" + "1,".repeat(32_000) + "1]}"),
    LONG_NUMBER("{\"a\":" + "1234567890".repeat(100) + ",\"b\":0." + "0123456789".repeat(99) + "}"),
    DUPLICATE_KEYS("{\"a\":1,\"b\":{\"c\":1,\"c\":{\"d\":2}},\"a\":\"last\"}"),
    KEYS_IN_ORDER_OF_LENGTH("{\"bbb\":1,\"a\":2,\"__proto__\":3,\"aa.b\":4,\"a/b\":5,\"a~b\":6}"),
    SPACE("{ \"a\" :\t1 ,\r\n \"b\" : [ 1 , 2 ] }"),
    /** The event itself is the first level. */
    DEEP(nested(SentEvent.MAX_DEPTH - 1)),
    WIDE(IntStream.range(0, 2000).mapToObj(i -> "\"k" + i + "\":" + i).collect(Collectors.joining(",", "{", "}"))),
    LONG_KEY("{\"" + "k".repeat(10_000) + "\":1}"),
    SIXTY_KILOBYTES("{\"a\":\"" + "0123456789 äöü ".repeat(3400) + "\"}");

    private final String json;

    AwkwardPayload(String json) {
        this.json = json;
    }

    String json() {
        return json;
    }

    private static String nested(int depth) {
        int arrays = depth - 1;
        return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }
}
