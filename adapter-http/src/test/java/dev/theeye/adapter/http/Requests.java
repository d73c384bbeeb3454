package dev.theeye.adapter.http;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Requests that no server has received. */
public final class Requests {
    private Requests() {}

    public static HttpRequest<?> json() {
        return with("Content-Type", List.of("application/json"));
    }

    /** The lines of an input, without those that no header can have. */
    public static List<String> headerValues(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c != 0x7F && c <= 0xFF || c == '\t'))
                .toList();
    }

    public static MutableHttpRequest<?> with(String header, List<String> values) {
        SimpleHttpRequest<?> request = new SimpleHttpRequest<>(HttpMethod.POST, "/", null);
        values.forEach(value -> request.getHeaders().add(header, value));
        return request;
    }

    /** @return empty where the text is no address, for which the server answers before any of our code is asked */
    public static Optional<HttpRequest<?>> to(String address) {
        try {
            new URI(address);
            return Optional.of(new SimpleHttpRequest<>(HttpMethod.GET, address, null));
        } catch (URISyntaxException refused) {
            return Optional.empty();
        }
    }
}
