package dev.theeye.bootstrap;

import dev.theeye.adapter.memory.InMemoryAnalytics;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryAuditTrail;
import dev.theeye.adapter.memory.InMemoryEventCounts;
import dev.theeye.adapter.memory.InMemoryEventExports;
import dev.theeye.adapter.memory.InMemoryEventFeed;
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

/** The store in memory, to try The Eye out: gone when it ends. Here, because adapter-memory knows no framework. */
@Factory
@Requires(property = "eye.store", value = "memory")
final class MemoryStoreFactory {
    @Singleton
    InMemoryAuditTrail auditTrail() {
        return new InMemoryAuditTrail();
    }

    @Singleton
    InMemoryApplications applications(InMemoryAuditTrail trail) {
        return new InMemoryApplications(trail);
    }

    @Singleton
    InMemoryEventStore store(Applications applications) {
        return new InMemoryEventStore(applications);
    }

    @Singleton
    InMemorySessionAdmission sessionAdmission(InMemoryEventStore store) {
        return new InMemorySessionAdmission(store);
    }

    @Singleton
    InMemoryEventReader reader(InMemoryEventStore store) {
        return new InMemoryEventReader(store);
    }

    @Singleton
    InMemoryEventCounts counts(InMemoryEventStore store) {
        return new InMemoryEventCounts(store);
    }

    @Singleton
    InMemoryFailedEventGroups failedEventGroups(InMemoryEventStore store) {
        return new InMemoryFailedEventGroups(store);
    }

    @Singleton
    InMemoryOldFailedEvents oldFailedEvents(InMemoryEventStore store) {
        return new InMemoryOldFailedEvents(store);
    }

    @Singleton
    InMemoryFailureAlerts failureAlerts(InMemoryEventStore store) {
        return new InMemoryFailureAlerts(store);
    }

    @Singleton
    InMemoryEventSchemas schemas(InMemoryAuditTrail trail) {
        return new InMemoryEventSchemas(trail);
    }

    @Singleton
    InMemoryFailedEventJobs failedEventJobs(InMemoryEventStore store) {
        return new InMemoryFailedEventJobs(store);
    }

    @Singleton
    InMemorySessions sessions(InMemoryEventStore store) {
        return new InMemorySessions(store);
    }

    @Singleton
    InMemoryEventFeed feed(InMemoryEventStore store) {
        return new InMemoryEventFeed(store);
    }

    @Singleton
    InMemoryEventExports exports(InMemoryEventStore store) {
        return new InMemoryEventExports(store);
    }

    @Singleton
    InMemorySessionEraser eraser(InMemoryEventStore store, InMemoryAuditTrail trail) {
        return new InMemorySessionEraser(store, trail);
    }

    @Singleton
    InMemorySchemaObservations schemaObservations(InMemoryEventStore store) {
        return new InMemorySchemaObservations(store);
    }

    @Singleton
    InMemoryAnalytics analytics(InMemoryEventStore store) {
        return new InMemoryAnalytics(store);
    }

    @Singleton
    InMemorySigningKeys signingKeys(InMemoryAuditTrail trail) {
        return new InMemorySigningKeys(trail);
    }
}
