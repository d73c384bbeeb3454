package dev.theeye.adapter.http.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.domain.event.EventType;
import dev.theeye.fuzzing.FuzzTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A path names the type that was encoded in it, or nothing; it is never a fault of ours. */
class TypePathFuzzTest implements FuzzTarget {
    private static final String TYPES = "/v1/event-types/";

    @Override
    public int executions() {
        return 200_000;
    }

    @Override
    public void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        checkPath(text);
        int middle = text.length() / 2;
        EventType.of(text.substring(0, middle), text.substring(middle))
                .ifPresent(type -> assertThat(type(encoded(type))).contains(type));
    }

    private static void checkPath(String path) {
        if (path.indexOf('/') >= 0 && path.indexOf('?') < 0 && path.indexOf('#') < 0) {
            type(path).ifPresent(type -> assertThat(type(encoded(type))).contains(type));
        }
    }

    /** @return empty where the server finds none, or no address */
    private static Optional<EventType> type(String path) {
        return Requests.to(TYPES + path).flatMap(request -> {
            try {
                return Optional.of(TypePath.of(request));
            } catch (ProblemException unknown) {
                return Optional.empty();
            }
        });
    }

    private static String encoded(EventType type) {
        return encoded(type.category()) + "/" + encoded(type.name());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
