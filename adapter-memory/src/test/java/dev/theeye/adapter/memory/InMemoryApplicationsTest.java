package dev.theeye.adapter.memory;

import dev.theeye.contracts.ApplicationsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Applications;

final class InMemoryApplicationsTest implements ApplicationsContract {
    private static final InMemoryApplications APPLICATIONS = new InMemoryApplications();

    @Override
    public Applications applications() {
        return APPLICATIONS;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(APPLICATIONS::interrupt, APPLICATIONS::resume);
    }
}
