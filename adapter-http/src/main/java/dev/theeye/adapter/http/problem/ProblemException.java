package dev.theeye.adapter.http.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;

/** Ends a request with a problem, from wherever it is noticed. Costs no stack trace: it is a client's fault, not ours. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final Duration wait;

    public ProblemException(Problem problem) {
        this(problem, Duration.ZERO);
    }

    /** @param wait how long, before the same request may be done */
    public ProblemException(Problem problem, Duration wait) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.wait = wait;
    }

    MutableHttpResponse<byte[]> response() {
        MutableHttpResponse<byte[]> response = problem.response();
        return wait.isPositive()
                // a part of a second counts as one: a client that comes too early only fails again
                ? response.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(wait.plusNanos(999_999_999).toSeconds()))
                : response;
    }
}
