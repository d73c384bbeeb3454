package dev.theeye.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.fuzzing.FuzzTarget;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names and values are those that the bytes say, and are the same once they are encoded and read again. */
class UrlEncodedFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 100_000;
    }

    @Override
    public void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        Optional<Map<String, List<String>>> parsed = parsed(text);

        assertThat(parsed).isEqualTo(reference(text));
        parsed.ifPresent(values -> assertThat(parsed(encoded(values))).contains(values));
    }

    private static Optional<Map<String, List<String>>> parsed(String text) {
        try {
            return Optional.of(UrlEncoded.parse(text));
        } catch (IllegalArgumentException badPercentSign) {
            return Optional.empty();
        }
    }

    private static String encoded(Map<String, List<String>> values) {
        StringJoiner encoded = new StringJoiner("&");
        values.forEach((name, given) -> given.forEach(value -> encoded.add(encoded(name) + "=" + encoded(value))));
        return encoded.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<Map<String, List<String>>> reference(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            if (name == null || value == null) {
                return Optional.empty();
            }
            if (!pair.isEmpty()) {
                values.merge(
                        name,
                        List.of(value),
                        (before, added) ->
                                Stream.concat(before.stream(), added.stream()).toList());
            }
        }
        return Optional.of(values);
    }

    private static @Nullable String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                bytes.write(encoded[i] == '+' ? ' ' : encoded[i]);
            } else if (i + 2 < encoded.length
                    && HexFormat.isHexDigit(encoded[i + 1])
                    && HexFormat.isHexDigit(encoded[i + 2])) {
                bytes.write(HexFormat.fromHexDigits(text(encoded, i + 1)));
                i += 2;
            } else {
                return null;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] encoded, int at) {
        return new String(encoded, at, 2, StandardCharsets.US_ASCII);
    }
}
