package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForWriters;
import dev.theeye.adapter.http.guard.BodyMemory;
import dev.theeye.adapter.http.problem.Outages;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.AcceptEvents;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events in. Holds no thread while the queue makes them durable. */
@Controller("/v1/events")
@Tag(name = "Collecting")
final class CollectController {
    /** Of a body, after decompression. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    static final int MAX_EVENTS = 5000;

    /** A larger body is read aside: the event loop that it came on serves other connections too. */
    private static final int MAX_BYTES_ON_EVENT_LOOP = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CollectController.class);

    private final AcceptEvents acceptEvents;
    private final BodyMemory memory;
    private final Quotas quotas;
    private final Outages outages;
    private final ExecutorService aside;

    CollectController(
            AcceptEvents acceptEvents,
            BodyMemory memory,
            Quotas quotas,
            Outages outages,
            @Named(TaskExecutors.BLOCKING) ExecutorService aside) {
        this.acceptEvents = acceptEvents;
        this.memory = memory;
        this.quotas = quotas;
        this.outages = outages;
        this.aside = aside;
    }

    @Operation(summary = "Takes one event, an array of them, or one a line")
    @Post(consumes = MediaType.ALL)
    @ForWriters
    @RequestBody(ref = "#/components/requestBodies/Events")
    @ApiResponse(responseCode = "202", ref = "#/components/responses/Accepted")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Malformed")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
    @Secured("events:write")
    CompletionStage<HttpResponse<byte[]>> collect(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        BodyForm form = BodyForm.of(request);
        quotas.refuseIfSpent(caller.application());
        return memory.read(
                request,
                atMost(request, form),
                body -> !form.gzipped() && body.length <= MAX_BYTES_ON_EVENT_LOOP
                        ? collect(caller.application(), form, body)
                        : CompletableFuture.supplyAsync(() -> collect(caller.application(), form, body), aside)
                                .thenCompose(answer -> answer));
    }

    private static long atMost(HttpRequest<?> request, BodyForm form) {
        long told = request.getContentLength();
        return told < 0 || form.gzipped() ? MAX_BYTES : Math.min(told, MAX_BYTES);
    }

    private CompletionStage<HttpResponse<byte[]>> collect(ApplicationId application, BodyForm form, byte[] received) {
        byte[] body = received;
        try {
            if (form.gzipped()) {
                body = Gzip.inflate(received, MAX_BYTES);
            }
            return accept(application, events(form, body));
        } catch (MalformedBody e) {
            return refuse(application, body, "no events: " + e.getMessage());
        } catch (IOException e) {
            return refuse(application, received, "no events: the body is not gzip, or broken");
        } catch (TooManyEvents e) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY_EVENTS, "a request holds at most " + MAX_EVENTS + " events"));
        }
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

    private CompletionStage<HttpResponse<byte[]>> accept(ApplicationId application, List<SentEvent> sent) {
        quotas.take(application, sent.size());
        return whenKept(
                acceptEvents.accept(application, sent),
                events -> HttpResponse.accepted().body(AcceptedJson.write(events)));
    }

    private CompletionStage<HttpResponse<byte[]>> refuse(ApplicationId application, byte[] body, String reason) {
        Problem problem = Problem.of(ProblemType.MALFORMED_BODY, reason);
        if (body.length == 0) {
            return CompletableFuture.completedFuture(problem.response());
        }
        quotas.take(application, 1);
        return whenKept(acceptEvents.acceptMalformed(application, body), kept -> problem.response());
    }

    /** The answer is written aside: the thread that completes is the queue's, and it has other batches to see to. */
    private CompletionStage<HttpResponse<byte[]>> whenKept(
            CompletableFuture<List<RawEvent>> kept, Function<List<RawEvent>, HttpResponse<byte[]>> answer) {
        return kept.handleAsync((events, failure) -> failure == null ? answer.apply(events) : outage(failure), aside);
    }

    private HttpResponse<byte[]> outage(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String what = "the queue cannot take events now; nothing of this request counts as accepted";
        if (cause instanceof EventQueueUnavailable unavailable) {
            return outages.answer(what, unavailable.retryAfter());
        }
        LOG.error("The queue failed in a way that its port does not name; the client was asked to try again", cause);
        return outages.answer(what);
    }
}
