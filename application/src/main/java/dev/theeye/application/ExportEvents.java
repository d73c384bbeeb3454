package dev.theeye.application;

import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventExports;

/** Gives all events that match, however many they are. */
public final class ExportEvents {
    private final EventExports exports;

    public ExportEvents(EventExports exports) {
        this.exports = exports;
    }

    /** @param first where to begin and in which order */
    public EventExports.Export begin(EventFilter filter, PageRequest first) {
        return exports.begin(filter, first);
    }
}
