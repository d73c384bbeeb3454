package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForWriters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.ValidateEvents;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells what would become of events, and keeps nothing. */
@Controller("/v1/events/validate")
@Tag(name = "Collecting")
final class ValidateController {
    private final ValidateEvents validateEvents;
    private final EventBodies bodies;
    private final Quotas quotas;
    private final Answers answers;

    ValidateController(ValidateEvents validateEvents, EventBodies bodies, Quotas quotas, Answers answers) {
        this.validateEvents = validateEvents;
        this.bodies = bodies;
        this.quotas = quotas;
        this.answers = answers;
    }

    @Operation(summary = "Judges events as if they were sent, and keeps nothing")
    @Post(consumes = MediaType.ALL)
    @ForWriters
    @RequestBody(ref = "#/components/requestBodies/Events")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/Validated")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/NoEvents")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
    @Secured("events:write")
    CompletionStage<HttpResponse<byte[]>> validate(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        BodyForm form = BodyForm.of(request);
        ApplicationId application = caller.application();
        quotas.refuseIfSpent(application);
        return bodies.read(request, form, new EventBodies.Use() {
            @Override
            public CompletionStage<HttpResponse<byte[]>> events(List<SentEvent> sent) {
                quotas.take(application, sent.size());
                return answers.after(
                        () -> validateEvents.validate(application, sent, Answers.isAwaited(request)),
                        verdicts -> HttpResponse.ok(EntriesJson.write(
                                verdicts.stream().map(EntriesJson.Entry::of).toList())));
            }

            @Override
            public CompletionStage<HttpResponse<byte[]>> malformed(byte[] body, Problem problem) {
                return CompletableFuture.completedFuture(problem.response());
            }
        });
    }
}
