package dev.theeye.domain.analysis;

import dev.theeye.domain.event.PayloadPath;

/** What values of events are compared by how frequent they are. */
public sealed interface Measure {
    record Of(Dimension dimension) implements Measure {}

    /** What stands at a place in the payload, where something does that is neither object nor array. */
    record At(PayloadPath path) implements Measure {}
}
