package dev.theeye.domain.event;

import java.util.Set;

/**
 * What is asked of one place in a payload. Where there is no such place, nothing is found, not even by null.
 *
 * @param anyOf the values that will do; where there are none, nothing does
 */
public record PayloadFilter(PayloadPath path, Set<PayloadValue> anyOf) {
    public PayloadFilter {
        anyOf = Set.copyOf(anyOf);
    }
}
