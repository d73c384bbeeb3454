package dev.theeye.adapter.http.administer;

import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.ReceivedBody;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
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
import jakarta.inject.Named;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Registers applications, shows them, and changes what they are called and may do. */
@Controller("/v1/applications")
@Secured("admin")
final class ApplicationController {
    private final RegisterApplication registerApplication;
    private final FindApplications findApplications;
    private final ChangeApplication changeApplication;
    private final BaseUrl baseUrl;
    private final ExecutorService blocking;

    ApplicationController(
            RegisterApplication registerApplication,
            FindApplications findApplications,
            ChangeApplication changeApplication,
            BaseUrl baseUrl,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.registerApplication = registerApplication;
        this.findApplications = findApplications;
        this.changeApplication = changeApplication;
        this.baseUrl = baseUrl;
        this.blocking = blocking;
    }

    /** Registers an application. Its secret stands in this answer and nowhere else. */
    @Post(consumes = MediaType.ALL)
    CompletionStage<HttpResponse<byte[]>> register(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return ReceivedBody.of(request).thenApplyAsync(body -> register(request, body, caller), blocking);
    }

    /** All applications, ordered by name. */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        Parameters.none(request);
        return HttpResponse.ok(ApplicationJson.all(findApplications.all()));
    }

    /** One application, with what there is to know of its secrets. */
    @Get("/{id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> one(HttpRequest<?> request, @PathVariable String id) {
        Parameters.none(request);
        return findApplications
                .find(id(id))
                .map(found -> HttpResponse.ok(ApplicationJson.one(found)))
                .orElseThrow(ApplicationController::unknown);
    }

    /** Renames an application, gives it other scopes, suspends it or lets it in again; what is not named stays. */
    @Patch(uri = "/{id}", consumes = MediaType.ALL)
    CompletionStage<HttpResponse<byte[]>> change(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        return ReceivedBody.of(request).thenApplyAsync(body -> change(request, body, id(id), caller), blocking);
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
