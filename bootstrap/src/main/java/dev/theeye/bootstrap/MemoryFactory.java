package dev.theeye.bootstrap;

import dev.theeye.adapter.memory.InMemoryAnalytics;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryAuditTrail;
import dev.theeye.adapter.memory.InMemoryEventCounts;
import dev.theeye.adapter.memory.InMemoryEventExports;
import dev.theeye.adapter.memory.InMemoryEventFeed;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventSchemas;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.adapter.memory.InMemoryFailedEventGroups;
import dev.theeye.adapter.memory.InMemoryFailedEventJobs;
import dev.theeye.adapter.memory.InMemoryFailureAlerts;
import dev.theeye.adapter.memory.InMemoryOldFailedEvents;
import dev.theeye.adapter.memory.InMemorySchemaObservations;
import dev.theeye.adapter.memory.InMemorySessionAdmission;
import dev.theeye.adapter.memory.InMemorySessionEraser;
import dev.theeye.adapter.memory.InMemorySessions;
import dev.theeye.adapter.memory.InMemorySigningKeys;
import dev.theeye.domain.port.Applications;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Everything in memory, to try The Eye out: gone when it ends. Here, because adapter-memory knows no framework. */
@Factory
final class MemoryFactory {
    @Singleton
    @Requires(property = "eye.queue", value = "memory")
    InMemoryEventQueue queue() {
        return new InMemoryEventQueue();
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryAuditTrail auditTrail() {
        return new InMemoryAuditTrail();
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryApplications applications(InMemoryAuditTrail trail) {
        return new InMemoryApplications(trail);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventStore store(Applications applications) {
        return new InMemoryEventStore(applications);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemorySessionAdmission sessionAdmission(InMemoryEventStore store) {
        return new InMemorySessionAdmission(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventReader reader(InMemoryEventStore store) {
        return new InMemoryEventReader(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventCounts counts(InMemoryEventStore store) {
        return new InMemoryEventCounts(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryFailedEventGroups failedEventGroups(InMemoryEventStore store) {
        return new InMemoryFailedEventGroups(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryOldFailedEvents oldFailedEvents(InMemoryEventStore store) {
        return new InMemoryOldFailedEvents(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryFailureAlerts failureAlerts(InMemoryEventStore store) {
        return new InMemoryFailureAlerts(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventSchemas schemas(InMemoryAuditTrail trail) {
        return new InMemoryEventSchemas(trail);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryFailedEventJobs failedEventJobs(InMemoryEventStore store) {
        return new InMemoryFailedEventJobs(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemorySessions sessions(InMemoryEventStore store) {
        return new InMemorySessions(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventFeed feed(InMemoryEventStore store) {
        return new InMemoryEventFeed(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryEventExports exports(InMemoryEventStore store) {
        return new InMemoryEventExports(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemorySessionEraser eraser(InMemoryEventStore store, InMemoryAuditTrail trail) {
        return new InMemorySessionEraser(store, trail);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemorySchemaObservations schemaObservations(InMemoryEventStore store) {
        return new InMemorySchemaObservations(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemoryAnalytics analytics(InMemoryEventStore store) {
        return new InMemoryAnalytics(store);
    }

    @Singleton
    @Requires(property = "eye.store", value = "memory")
    InMemorySigningKeys signingKeys(InMemoryAuditTrail trail) {
        return new InMemorySigningKeys(trail);
    }
}
