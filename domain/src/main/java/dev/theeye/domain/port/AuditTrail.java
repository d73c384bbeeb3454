package dev.theeye.domain.port;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;

/**
 * Who did what, and when. Written by {@link Applications} and {@link SigningKeys} in the same atomic step as the act itself:
 * there is no act without its entry, and no entry without its act. Throws {@link ApplicationsUnavailable} where it cannot tell.
 */
public interface AuditTrail {
    /** In the order of the acts: time, then arrival, then id. */
    Page<AuditEntry> find(AuditFilter filter, PageRequest page);

    /** How many {@link #find} would give in all its pages. */
    long count(AuditFilter filter);
}
