package dev.theeye.application;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;

/** Moves events whose judging takes long to the deferred queue, so that others need not wait for them. */
public final class DeferEvents {
    /** Small messages: what is judged in one turn is a message or two. */
    static final int MESSAGE = 100;

    private final EventQueue deferred;
    private final IntConsumer watcher;

    /** @param watcher is told how many were moved; must neither wait nor throw */
    public DeferEvents(EventQueue deferred, IntConsumer watcher) {
        this.deferred = deferred;
        this.watcher = watcher;
    }

    /** @return whether all of them are durable there; where not, some may be, and judging them twice is harmless */
    boolean defer(List<RawEvent> events) {
        List<CompletableFuture<Void>> additions = new ArrayList<>();
        for (int i = 0; i < events.size(); i += MESSAGE) {
            additions.add(deferred.add(List.copyOf(events.subList(i, Math.min(events.size(), i + MESSAGE)))));
        }
        try {
            CompletableFuture.allOf(additions.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof EventQueueUnavailable) {
                return false;
            }
            throw failure;
        }
        watcher.accept(events.size());
        return true;
    }
}
