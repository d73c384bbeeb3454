package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;

/** How the events of a request are written, as its headers say. */
record BodyForm(Syntax syntax, boolean gzipped) {
    static final String NDJSON = "application/x-ndjson";

    enum Syntax {
        JSON,
        NDJSON
    }

    static BodyForm of(HttpRequest<?> request) {
        return new BodyForm(syntax(request), gzipped(request));
    }

    private static Syntax syntax(HttpRequest<?> request) {
        MediaType type = request.getContentType()
                .orElseThrow(() ->
                        unsupported("there is no Content-Type; known are application/json, text/plain and " + NDJSON));
        if (!type.getParameters().get("charset").map(BodyForm::isUtf8).orElse(true)) {
            throw unsupported("the charset is not UTF-8");
        }
        return switch (type.getName().toLowerCase(Locale.ROOT)) {
            // text/plain is what navigator.sendBeacon sends where the page gave it a string
            case MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN -> Syntax.JSON;
            case NDJSON -> Syntax.NDJSON;
            default ->
                throw unsupported(
                        "the Content-Type is not known; known are application/json, text/plain and " + NDJSON);
        };
    }

    private static boolean isUtf8(String charset) {
        try {
            return Charset.forName(charset.replace("\"", "")).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private static boolean gzipped(HttpRequest<?> request) {
        List<String> encodings = request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
        return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw unsupported("the Content-Encoding is not known; known is gzip");
        };
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
