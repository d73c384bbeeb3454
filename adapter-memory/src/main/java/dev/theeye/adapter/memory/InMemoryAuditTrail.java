package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;

/** Knows the acts for as long as this process lives. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final Timeline<AuditEntry> entries = new Timeline<>(AuditEntry::cursor, entry -> 0);
    private boolean interrupted;

    @Override
    public synchronized Page<AuditEntry> find(AuditFilter filter, PageRequest page) {
        refuseWhileInterrupted();
        return entries.page(page, filter::wants);
    }

    @Override
    public synchronized long count(AuditFilter filter) {
        refuseWhileInterrupted();
        return entries.count(filter::wants);
    }

    /** Never fails, as what calls it has changed something already. */
    synchronized void add(AuditEntry entry) {
        entries.add(entry);
    }

    /** The acts cannot be read until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new ApplicationsUnavailable("the audit trail is interrupted", null);
        }
    }
}
