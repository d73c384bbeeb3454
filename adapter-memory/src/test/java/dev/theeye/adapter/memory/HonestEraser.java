package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SessionEraserContract;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.SessionEraser;

/** Everything that erasing touches, with nothing wrong. */
class HonestEraser implements SessionEraserContract {
    final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    final InMemoryApplications applications = new InMemoryApplications(trail);
    final InMemoryEventStore honest = new InMemoryEventStore(applications);
    final SessionEraser honestEraser = new InMemorySessionEraser(honest, trail);

    @Override
    public SessionEraser eraser() {
        return honestEraser;
    }

    @Override
    public EventStore store() {
        return honest;
    }

    @Override
    public EventReader reader() {
        return new InMemoryEventReader(honest);
    }

    @Override
    public EventCounts counts() {
        return new InMemoryEventCounts(honest);
    }

    @Override
    public EventFeed feed() {
        return new InMemoryEventFeed(honest);
    }

    @Override
    public AuditTrail auditTrail() {
        return trail;
    }

    @Override
    public Applications applications() {
        return applications;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(honest::interrupt, honest::resume);
    }
}
