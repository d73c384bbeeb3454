package dev.theeye.domain.trust;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which acts are wanted; a set without elements wants all.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record AuditFilter(
        Set<ApplicationId> by,
        Set<ApplicationId> about,
        Set<AuditEntry.Kind> kinds,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AuditFilter ALL = new AuditFilter(Set.of(), Set.of(), Set.of(), null, null);

    public AuditFilter {
        by = Set.copyOf(by);
        about = Set.copyOf(about);
        kinds = Set.copyOf(kinds);
    }

    public boolean wants(AuditEntry entry) {
        ApplicationId actor = entry.act().by();
        ApplicationId target = entry.about();
        Instant at = entry.act().at();
        return (by.isEmpty() || (actor != null && by.contains(actor)))
                && (about.isEmpty() || (target != null && about.contains(target)))
                && (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (from == null || !at.isBefore(from))
                && (to == null || at.isBefore(to));
    }
}
