package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * How much work one judgement may still cost. Counted and not timed, so that the same payload always gets the same verdict,
 * on a slow machine and in a replay too.
 */
final class Budget {
    /**
     * About 25 ms on a machine of 2020, at the 30 ns that one instruction of a regular expression takes for one character. An
     * order of 20 lines takes 12,000 by a schema that says much of each, and one of 500 lines, as large as any payload, 280,000.
     */
    static final int STEPS = 750_000;

    /** As long as a keyword takes to be looked at. */
    static final int STEPS_OF_A_KEYWORD = 6;

    /** Of each, as numbers are written and read: in proportion to their square, up to a thousand. */
    private static final int BITS_OF_A_STEP = 6;

    /** Each of one number with each of the other. */
    private static final int WORDS_OF_A_STEP = 8;

    /** As long as it takes to say what is wrong. */
    static final int STEPS_OF_AN_ERROR = 20;

    /** Deeper than any payload with a schema that follows it, and shallow enough for the stack of any thread. */
    static final int DEEPEST = 1_000;

    private static final int LONG_DIGITS = 18;

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
        return renewTo(STEPS * times);
    }

    static Budget renewTo(int steps) {
        Budget budget = CURRENT.get();
        budget.steps = steps;
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

    int left() {
        return steps;
    }

    int depth() {
        return depth;
    }

    /** What it costs to go through the digits of a number. */
    static int stepsOfDigits(JsonNode number) {
        return number.isBigDecimal() || number.isBigInteger() ? steps(number.decimalValue()) : 0;
    }

    static int stepsOfComparing(BigDecimal one, BigDecimal other) {
        if (isLong(one) && isLong(other) && Math.abs(one.scale() - other.scale()) < LONG_DIGITS) {
            return 0;
        }
        // where both begin at the same place, the shorter is filled up with zeros
        boolean filled = (long) one.precision() - one.scale() == (long) other.precision() - other.scale();
        int zeros = filled ? Math.abs(one.scale() - other.scale()) : 0;
        return (steps(one) + steps(other) + zeros) / 2;
    }

    static long stepsOfDividing(BigDecimal one, BigDecimal other) {
        long words = one.unscaledValue().bitLength() / Integer.SIZE + 1L;
        long others = other.unscaledValue().bitLength() / Integer.SIZE + 1L;
        return (words * others + others * others) / WORDS_OF_A_STEP + words + others;
    }

    static boolean isLong(BigDecimal number) {
        return number.unscaledValue().bitLength() < Long.SIZE;
    }

    private static int steps(BigDecimal number) {
        int bits = number.unscaledValue().bitLength();
        return bits < Long.SIZE ? 0 : bits / BITS_OF_A_STEP;
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
