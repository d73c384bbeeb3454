package dev.theeye.adapter.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and values as a query string or a form has them, in their order. Read here and not by Netty's decoder, which cuts
 * at {@code ;} too and drops what comes after the first 1,024 parameters without a word.
 */
public final class UrlEncoded {
    private UrlEncoded() {}

    /** @throws IllegalArgumentException where a percent sign is not followed by two hexadecimal digits */
    public static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), first -> new ArrayList<>(1))
                        .add(decode(value));
            }
        }
        return values;
    }

    public static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
