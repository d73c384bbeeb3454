package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.collect.EntriesJson.Entry;
import dev.theeye.adapter.http.description.ForWriters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.AcceptEvents;
import dev.theeye.application.RecordEventsNow;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes events in. Holds no thread of the event loop while they are made durable. */
@Controller("/v1/events")
@Tag(name = "Collecting")
final class CollectController {
    private final AcceptEvents acceptEvents;
    private final RecordEventsNow recordEventsNow;
    private final EventBodies bodies;
    private final Quotas quotas;
    private final Answers answers;

    CollectController(
            AcceptEvents acceptEvents,
            RecordEventsNow recordEventsNow,
            EventBodies bodies,
            Quotas quotas,
            Answers answers) {
        this.acceptEvents = acceptEvents;
        this.recordEventsNow = recordEventsNow;
        this.bodies = bodies;
        this.quotas = quotas;
        this.answers = answers;
    }

    @Operation(summary = "Takes one event, an array of them, or one a line")
    @Post(consumes = MediaType.ALL)
    @ForWriters
    @Parameter(name = Preference.HEADER, in = ParameterIn.HEADER, ref = "#/components/parameters/prefer")
    @RequestBody(ref = "#/components/requestBodies/Events")
    @ApiResponse(responseCode = "202", ref = "#/components/responses/Accepted")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Malformed")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "422", ref = "#/components/responses/NoneAccepted")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
    @Secured("events:write")
    CompletionStage<HttpResponse<byte[]>> collect(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        BodyForm form = BodyForm.of(request);
        ApplicationId application = caller.application();
        quotas.refuseIfSpent(application);
        return bodies.read(request, form, new Taking(request, application, Preference.strict(request)));
    }

    private final class Taking implements EventBodies.Use {
        private final HttpRequest<?> request;
        private final ApplicationId application;
        private final boolean strict;

        Taking(HttpRequest<?> request, ApplicationId application, boolean strict) {
            this.request = request;
            this.application = application;
            this.strict = strict;
        }

        @Override
        public CompletionStage<HttpResponse<byte[]>> events(List<SentEvent> sent) {
            quotas.take(application, sent.size());
            return strict
                    ? answers.after(
                            () -> recordEventsNow.record(application, sent, Answers.isAwaited(request)),
                            CollectController::judged)
                    : answers.when(
                            acceptEvents.accept(application, sent), request, sent.size(), CollectController::accepted);
        }

        @Override
        public CompletionStage<HttpResponse<byte[]>> malformed(byte[] body, Problem problem) {
            if (body.length == 0) {
                return CompletableFuture.completedFuture(problem.response());
            }
            quotas.take(application, 1);
            return answers.when(
                    acceptEvents.acceptMalformed(application, body), request, 1, kept -> problem.response());
        }
    }

    private static HttpResponse<byte[]> accepted(List<RawEvent> events) {
        return HttpResponse.accepted()
                .body(EntriesJson.write(events.stream().map(Entry::of).toList()));
    }

    private static HttpResponse<byte[]> judged(List<Verdict> verdicts) {
        List<Entry> entries = verdicts.stream().map(Entry::of).toList();
        MutableHttpResponse<byte[]> answer = !entries.isEmpty()
                        && entries.stream().allMatch(Entry::failed)
                ? Problem.of(ProblemType.NONE_ACCEPTED, "every event has violations; they are kept as failed events")
                        .response(json -> EntriesJson.write(entries, json))
                : HttpResponse.accepted().body(EntriesJson.write(entries));
        return answer.header(Preference.APPLIED, Preference.STRICT);
    }
}
