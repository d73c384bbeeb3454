package dev.theeye.application;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;

/** Tells who did what, and when. */
public final class ReadAuditTrail {
    private final AuditTrail trail;

    public ReadAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    public Page<AuditEntry> find(AuditFilter filter, PageRequest page) {
        return trail.find(filter, page);
    }

    public long count(AuditFilter filter) {
        return trail.count(filter);
    }
}
