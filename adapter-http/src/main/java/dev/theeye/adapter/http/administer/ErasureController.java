package dev.theeye.adapter.http.administer;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.EraseSession;
import dev.theeye.domain.session.SessionId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Erases a visit. */
@Controller("/v1/sessions")
@Tag(name = "Administering")
@Secured("admin")
final class ErasureController {
    private final EraseSession eraseSession;

    ErasureController(EraseSession eraseSession) {
        this.eraseSession = eraseSession;
    }

    @Operation(
            summary = "Erases a session: its events, the failed events sent with its id, and its part of all counts",
            description =
                    "It is gone, at once and for good, and the audit trail says that it was. What still waits in the queue, and what"
                            + " is sent later, opens the session anew. Doing it again is a 404: nothing is known of it any more.")
    @Delete("/{id}")
    @ForAdministrators
    @ApiResponse(responseCode = "204", description = "It is gone.")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> eraseSession(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        SessionId session = Parameters.parse("id", id, SessionId::parse, "a UUID");
        if (eraseSession.erase(session, caller.application()).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.NOT_FOUND, "nothing is known of this session"));
        }
        return HttpResponse.noContent();
    }
}
