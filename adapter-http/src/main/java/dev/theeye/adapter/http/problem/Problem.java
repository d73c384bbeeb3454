package dev.theeye.adapter.http.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done (RFC 9457). Of our own rather than micronaut-problem-json's: that one builds on exceptions
 * with their stack traces, and has nothing for the errors that the framework answers by itself.
 *
 * @param type a stable URI; {@code about:blank} where the status says all that is known
 * @param detail for a person: what was wrong with this very request
 * @param parameter the name of the parameter or field that was wrong
 */
public record Problem(
        String type,
        String title,
        HttpStatus status,
        @Nullable String detail,
        @Nullable String parameter) {
    private static final JsonFactory JSON = new JsonFactory();

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null);
    }

    public static Problem badParameter(String parameter, String detail) {
        return bad(ProblemType.BAD_PARAMETER, parameter, detail);
    }

    /** Of the JSON object in a body. */
    public static Problem badField(String field, String detail) {
        return bad(ProblemType.BAD_FIELD, field, detail);
    }

    private static Problem bad(ProblemType type, String parameter, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, parameter);
    }

    static Problem of(HttpStatus status, @Nullable String detail) {
        return new Problem("about:blank", status.getReason(), status, detail, null);
    }

    public MutableHttpResponse<byte[]> response() {
        return response(json -> {});
    }

    /** @param more members beyond those that every problem has */
    public MutableHttpResponse<byte[]> response(Members more) {
        return on(HttpResponse.status(status), more);
    }

    /** Writes members of an object that is being written. */
    public interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** Keeps the headers that are on {@code response} already. */
    MutableHttpResponse<byte[]> on(MutableHttpResponse<?> response) {
        return on(response, json -> {});
    }

    private MutableHttpResponse<byte[]> on(MutableHttpResponse<?> response, Members more) {
        return response.body(json(more)).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private byte[] json(Members more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("title", title);
            json.writeNumberField("status", status.getCode());
            if (detail != null) {
                json.writeStringField("detail", detail);
            }
            if (parameter != null) {
                json.writeStringField("parameter", parameter);
            }
            more.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
