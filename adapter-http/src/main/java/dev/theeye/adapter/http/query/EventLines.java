package dev.theeye.adapter.http.query;

import dev.theeye.domain.event.Event;
import java.io.IOException;

/** Writes events, each as a line that stands alone. */
interface EventLines {
    void write(Event event) throws IOException;
}
