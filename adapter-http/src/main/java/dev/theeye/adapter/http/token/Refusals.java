package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Turns away whoever has no token (401) or one that does not reach (403), as RFC 6750, section 3 asks. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@SuppressWarnings("rawtypes") // the framework asks for a raw request
final class Refusals implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return Problem.of(ProblemType.FORBIDDEN, "the token does not have the scope that this needs")
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        }
        // the same for every bad token: why it is bad is of use to nobody but an attacker
        HttpRequest<?> sent = request;
        return BearerTokens.token(sent).isPresent()
                ? Problem.of(ProblemType.UNAUTHENTICATED, "the access token is not valid, or no longer")
                        .response()
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                : Problem.of(ProblemType.UNAUTHENTICATED, "send one access token: Authorization: Bearer …")
                        .response()
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
