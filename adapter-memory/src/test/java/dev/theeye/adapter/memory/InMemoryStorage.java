package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.Refusal;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import org.junit.jupiter.api.TestInstance;

/**
 * What most contracts ask for beside the port that they are about: one store for each class of tests, as an adapter over
 * a database has. What is broken on purpose overrides a part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InMemoryStorage {
    final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    final InMemoryApplications applications = new InMemoryApplications(trail);
    final InMemoryEventStore honest = new InMemoryEventStore(applications);
    final InMemoryEventReader honestReader = new InMemoryEventReader(honest);

    public EventStore store() {
        return honest;
    }

    public EventReader reader() {
        return honestReader;
    }

    public Applications applications() {
        return applications;
    }

    public AuditTrail auditTrail() {
        return trail;
    }

    public Refusal refusal() {
        return new Refusal.Never();
    }

    public Outage outage() {
        return new MemoryOutage(honest::interrupt, honest::resume);
    }
}
