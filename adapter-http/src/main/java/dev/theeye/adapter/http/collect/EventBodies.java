package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.guard.RequestBodies.Body;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Finds the events in the body of a request. */
@Singleton
final class EventBodies {
    /** Of a body, after decompression. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    static final int MAX_EVENTS = 5000;

    /** A larger body is read aside: the event loop that it came on serves other connections too. */
    private static final int MAX_BYTES_ON_EVENT_LOOP = 64 * 1024;

    private final RequestBodies bodies;
    private final ExecutorService aside;

    EventBodies(RequestBodies bodies, @Named(TaskExecutors.BLOCKING) ExecutorService aside) {
        this.bodies = bodies;
        this.aside = aside;
    }

    /** What is done with a body. Must not wait: it may be called on the event loop. */
    interface Use {
        CompletionStage<HttpResponse<byte[]>> events(List<SentEvent> sent);

        /** Of a body in which no events can be found. */
        CompletionStage<HttpResponse<byte[]>> malformed(byte[] body, Problem problem);
    }

    CompletionStage<HttpResponse<byte[]>> read(HttpRequest<?> request, BodyForm form, Use use) {
        return bodies.read(
                request,
                MAX_BYTES,
                body -> !form.gzipped() && body.bytes().length <= MAX_BYTES_ON_EVENT_LOOP
                        ? use(form, body, use)
                        : CompletableFuture.supplyAsync(() -> use(form, body, use), aside)
                                .thenCompose(answer -> answer));
    }

    private static CompletionStage<HttpResponse<byte[]>> use(BodyForm form, Body received, Use use) {
        byte[] body = received.bytes();
        List<SentEvent> events;
        try {
            if (form.gzipped()) {
                body = Gzip.inflate(received.bytes(), MAX_BYTES, received.memory());
            }
            events = events(form, body);
        } catch (MalformedBody e) {
            return use.malformed(body, problem("no events: " + e.getMessage()));
        } catch (IOException e) {
            return use.malformed(received.bytes(), problem("no events: the body is not gzip, or broken"));
        } catch (TooManyEvents e) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY_EVENTS, "a request holds at most " + MAX_EVENTS + " events"));
        }
        return use.events(events);
    }

    private static Problem problem(String reason) {
        return Problem.of(ProblemType.MALFORMED_BODY, reason);
    }

    private static List<SentEvent> events(BodyForm form, byte[] body) throws MalformedBody, TooManyEvents {
        if (body.length > MAX_BYTES) {
            throw new ProblemException(
                    Problem.of(ProblemType.BODY_TOO_LARGE, "a body has at most " + MAX_BYTES + " bytes, decompressed"));
        }
        return switch (form.syntax()) {
            case JSON -> EventBody.ofJson(body, MAX_EVENTS);
            case NDJSON -> EventBody.ofNdjson(body, MAX_EVENTS);
        };
    }
}
