package dev.theeye.contracts;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;

/** What the contracts of applications and of their audit trail stand on. */
public interface AdministeringContract extends Contract {
    Applications applications();

    /** Of what is done to {@link #applications}. */
    AuditTrail auditTrail();

    /** Of what {@link #applications} and {@link #auditTrail} stand on. */
    Outage outage();
}
