package dev.theeye.adapter.http.problem;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives the errors that the framework answers by itself (404, 405, 413 and the like) the form of all others. */
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<byte[]> {
    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem = problem(response.status(), context);
        RequestId.name(context.getRequest(), response);
        return problem.on(response.status(problem.status()));
    }

    private static Problem problem(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND, "nothing is at this path");
            case METHOD_NOT_ALLOWED ->
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "the path has other methods: see Allow");
            case REQUEST_ENTITY_TOO_LARGE -> tooLarge(context);
            default -> Problem.of(status, status.getCode() < 500 ? message(context) : null);
        };
    }

    /** The framework says 413 of a request line or header as well, and then names no cause. */
    private static Problem tooLarge(ErrorContext context) {
        return context.getRootCause().isPresent()
                ? Problem.of(ProblemType.BODY_TOO_LARGE, "the body is over the limit")
                : Problem.of(
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the request line or the headers are too long");
    }

    /** Of a client's fault only: what the framework says of a fault of ours may name things that nobody should see. */
    private static @Nullable String message(ErrorContext context) {
        return context.getErrors().stream().findFirst().map(Error::getMessage).orElse(null);
    }
}
