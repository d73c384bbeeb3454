package dev.theeye.adapter.jsonschema;

/**
 * How much work one judgement may still cost. Counted and not timed, so that the same payload always gets the same verdict,
 * on a slow machine and in a replay too.
 */
final class Budget {
    /** About 50 ms on a machine of 2020, at the 30 ns that one instruction of a regular expression takes for one character. */
    static final int STEPS = 1_500_000;

    /** As long as a keyword takes to be looked at. */
    static final int STEPS_OF_A_KEYWORD = 12;

    /** As long as it takes to say what is wrong. */
    static final int STEPS_OF_AN_ERROR = 150;

    /** Deeper than any payload with a schema that follows it, and shallow enough for the stack of any thread. */
    static final int DEEPEST = 1_000;

    private static final ThreadLocal<Budget> CURRENT = ThreadLocal.withInitial(Budget::new);

    private int steps;
    private int depth;

    /** That of the judgement which this thread is at: a regular expression is handed nothing but its text. */
    static Budget current() {
        return CURRENT.get();
    }

    /** At the beginning of a judgement. */
    static Budget renew() {
        return renew(1);
    }

    /** @param times as much as for one judgement */
    static Budget renew(int times) {
        Budget budget = CURRENT.get();
        budget.steps = STEPS * times;
        budget.depth = 0;
        return budget;
    }

    void spend(long cost) {
        if (cost > steps) {
            steps = 0;
            throw new Exhausted();
        }
        steps -= (int) cost;
    }

    void descend() {
        spend(STEPS_OF_A_KEYWORD);
        if (++depth > DEEPEST) {
            throw new Exhausted();
        }
    }

    void ascend() {
        depth--;
    }

    /** Ends a judgement. An error, because the library catches exceptions and logs them. */
    static final class Exhausted extends Error {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("judging takes too much work", null, false, false);
        }
    }
}
