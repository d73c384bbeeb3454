package dev.theeye.bootstrap;

import dev.theeye.adapter.memory.InMemoryEventQueue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The queue in memory, to try The Eye out: gone when it ends. */
@Factory
@Requires(property = "eye.queue", value = "memory")
final class MemoryQueueFactory {
    @Singleton
    InMemoryEventQueue queue() {
        return new InMemoryEventQueue();
    }
}
