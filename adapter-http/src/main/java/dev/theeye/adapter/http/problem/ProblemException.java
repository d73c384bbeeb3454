package dev.theeye.adapter.http.problem;

/** Ends a request with a problem, from wherever it is noticed. Costs no stack trace: it is a client's fault, not ours. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
