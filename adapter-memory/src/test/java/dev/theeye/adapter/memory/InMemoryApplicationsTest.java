package dev.theeye.adapter.memory;

import dev.theeye.contracts.ApplicationsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;

final class InMemoryApplicationsTest implements ApplicationsContract {
    private static final InMemoryAuditTrail TRAIL = new InMemoryAuditTrail();
    private static final InMemoryApplications APPLICATIONS = new InMemoryApplications(TRAIL);

    @Override
    public Applications applications() {
        return APPLICATIONS;
    }

    @Override
    public AuditTrail auditTrail() {
        return TRAIL;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(
                () -> {
                    APPLICATIONS.interrupt();
                    TRAIL.interrupt();
                },
                () -> {
                    APPLICATIONS.resume();
                    TRAIL.resume();
                });
    }
}
