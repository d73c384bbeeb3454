package dev.theeye.adapter.http.administer;

import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.query.Pages;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.ChangeApplication;
import dev.theeye.application.ChangeApplication.Outcome;
import dev.theeye.application.FindApplications;
import dev.theeye.application.RegisterApplication;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Scope;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Registers applications, shows them, and changes what they are called and may do. */
@Controller("/v1/applications")
@Tag(name = "Administering")
@Secured("admin")
final class ApplicationController {
    private final RegisterApplication registerApplication;
    private final FindApplications findApplications;
    private final ChangeApplication changeApplication;
    private final Pages pages;
    private final BaseUrl baseUrl;
    private final RequestBodies bodies;

    ApplicationController(
            RegisterApplication registerApplication,
            FindApplications findApplications,
            ChangeApplication changeApplication,
            Pages pages,
            BaseUrl baseUrl,
            RequestBodies bodies) {
        this.registerApplication = registerApplication;
        this.findApplications = findApplications;
        this.changeApplication = changeApplication;
        this.pages = pages;
        this.baseUrl = baseUrl;
        this.bodies = bodies;
    }

    @Operation(summary = "Registers an application", description = "Its secret stands in this answer and nowhere else.")
    @Post(consumes = MediaType.ALL)
    @ForAdministrators
    @RequestBody(ref = "#/components/requestBodies/NewApplication")
    @ApiResponse(
            responseCode = "201",
            description = "The application, with its secret.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/RegisteredApplication")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> registerApplication(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, RequestObject.MAX_BYTES, body -> register(request, body, caller));
    }

    @Operation(summary = "All applications, ordered by name")
    @Get
    @ForAdministrators
    @ApiResponse(
            responseCode = "200",
            description = "All of them.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/Applications")))
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> findApplications(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return HttpResponse.ok(pages.inTurn(request, caller, () -> ApplicationJson.all(findApplications.all())));
    }

    @Operation(summary = "One application, with what there is to know of its secrets")
    @Get("/{id}")
    @ForAdministrators
    @ApiResponse(
            responseCode = "200",
            description = "The application.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/ApplicationWithSecrets")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> findApplication(HttpRequest<?> request, @PathVariable String id) {
        Parameters.none(request);
        return findApplications
                .find(id(id))
                .map(found -> HttpResponse.ok(ApplicationJson.one(found)))
                .orElseThrow(ApplicationController::unknown);
    }

    @Operation(
            summary = "Renames an application, gives it other scopes, suspends it or lets it in again",
            description = "What is not named stays as it is. Who is suspended is refused within 30 s.")
    @Patch(uri = "/{id}", consumes = MediaType.ALL)
    @ForAdministrators
    @RequestBody(ref = "#/components/requestBodies/ApplicationChange")
    @ApiResponse(
            responseCode = "200",
            description = "The application as it is now.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/Application")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> changeApplication(
            HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, RequestObject.MAX_BYTES, body -> change(request, body, id(id), caller));
    }

    static ApplicationId id(String text) {
        return Parameters.parse("id", text, ApplicationId::parse, "a UUID");
    }

    static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no application has this id"));
    }

    private HttpResponse<byte[]> register(HttpRequest<?> request, byte[] sent, Caller caller) {
        RequestObject body = RequestObject.of(request, sent, ApplicationFields.OF_A_NEW_ONE);
        String name = RequestObject.required(ApplicationFields.name(body), "name");
        Set<Scope> scopes = RequestObject.required(ApplicationFields.scopes(body), "scopes");
        SessionPolicy policy = ApplicationFields.sessionPolicy(body).orElse(SessionPolicy.OWN);
        Registered registered = registerApplication
                .register(name, scopes, policy, caller.application())
                .orElseThrow(ApplicationController::nameTaken);
        return HttpResponse.created(ApplicationJson.registered(registered))
                .header(
                        HttpHeaders.LOCATION,
                        baseUrl.of(request) + "/v1/applications/"
                                + registered.application().id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private HttpResponse<byte[]> change(HttpRequest<?> request, byte[] sent, ApplicationId id, Caller caller) {
        RequestObject body = RequestObject.of(request, sent, ApplicationFields.OF_A_CHANGE);
        ApplicationChange change = new ApplicationChange(
                ApplicationFields.name(body), ApplicationFields.scopes(body), ApplicationFields.status(body));
        return switch (changeApplication.change(id, change, caller.application())) {
            case Outcome.Changed(Application application) -> HttpResponse.ok(ApplicationJson.one(application));
            case Outcome.NameTaken() -> throw nameTaken();
            case Outcome.Unknown() -> throw unknown();
            case Outcome.ShutsItselfOut() ->
                throw new ProblemException(Problem.of(
                        ProblemType.SHUTS_ITSELF_OUT,
                        "an administrator cannot suspend itself or give up its scope admin; another one can"));
        };
    }

    private static ProblemException nameTaken() {
        return new ProblemException(Problem.of(ProblemType.NAME_TAKEN, "another application has this name"));
    }
}
