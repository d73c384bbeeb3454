package dev.theeye.domain.event;

import java.math.BigDecimal;

/** A value in a payload that is neither object nor array. Equal where JSON means the same: 5 and 5.0 are. */
public sealed interface PayloadValue {
    record Text(String text) implements PayloadValue {}

    /** Never of more than {@link #MAX_DIGITS} when written out, for nothing larger is kept. */
    record Number(BigDecimal number) implements PayloadValue {
        public static final int MAX_DIGITS = 1000;

        public Number {
            number = number.stripTrailingZeros();
            if (!isSayable(number)) {
                throw new IllegalArgumentException("a number of more than " + MAX_DIGITS + " digits");
            }
        }

        public static boolean isSayable(BigDecimal number) {
            return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
        }
    }

    record Truth(boolean value) implements PayloadValue {}

    record Null() implements PayloadValue {}
}
