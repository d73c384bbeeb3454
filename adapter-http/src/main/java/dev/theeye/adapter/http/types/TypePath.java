package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.domain.event.EventType;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The type that a path names: {@code /v1/event-types/form%20interaction/submit}. Read from the path as it was sent, in which a
 * slash that belongs to a name is still {@code %2F}.
 */
final class TypePath {
    /** Of {@code /v1/event-types/}, counted in what stands between slashes. */
    private static final int CATEGORY = 3;

    private TypePath() {}

    static EventType of(HttpRequest<?> request) {
        String[] parts = request.getUri().getRawPath().split("/", -1);
        return EventType.of(decode(parts[CATEGORY]), decode(parts[CATEGORY + 1]))
                .orElseThrow(TypePath::unknown);
    }

    /** Also for names that no type can have. */
    static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "nothing is known of this type of event"));
    }

    private static String decode(String part) {
        // in a path, unlike in a form, a plus is a plus
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
