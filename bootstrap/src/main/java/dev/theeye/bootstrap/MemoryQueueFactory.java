package dev.theeye.bootstrap;

import dev.theeye.adapter.memory.InMemoryEventQueue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The queue in memory, to try The Eye out: gone when it ends. */
@Factory
@Requires(property = "eye.queue", value = "memory")
final class MemoryQueueFactory {
    @Singleton
    @Primary
    InMemoryEventQueue queue() {
        return new InMemoryEventQueue();
    }

    @Singleton
    @Named("deferred")
    InMemoryEventQueue deferredQueue() {
        return new InMemoryEventQueue(InMemoryEventQueue.CAPACITY / 2);
    }
}
