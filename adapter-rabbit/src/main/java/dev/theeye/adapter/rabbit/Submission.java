package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.eventjson.EventMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Events that one caller added, and what the caller waits for. They travel in one message: whole or not at all. */
final class Submission {
    private final List<RawEvent> events;
    private final int bytes;
    private final long deadline;
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    /** @param deadline by {@link System#nanoTime} */
    Submission(List<RawEvent> events, long deadline) {
        this.events = List.copyOf(events);
        this.bytes = events.stream().mapToInt(EventMessage::size).sum();
        this.deadline = deadline;
    }

    List<RawEvent> events() {
        return events;
    }

    int bytes() {
        return bytes;
    }

    CompletableFuture<Void> outcome() {
        return outcome;
    }

    boolean isOverdue(long now) {
        return now - deadline >= 0;
    }

    void confirm() {
        outcome.complete(null);
    }

    void refuse(EventQueueUnavailable why) {
        outcome.completeExceptionally(why);
    }
}
