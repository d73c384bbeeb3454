package dev.theeye.adapter.memory;

import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.SigningKey;
import java.util.ArrayList;
import java.util.List;

/** Knows the signing keys for as long as this process lives. */
public final class InMemorySigningKeys implements SigningKeys {
    private final InMemoryAuditTrail trail;
    private final List<SigningKey> keys = new ArrayList<>();
    private boolean interrupted;

    public InMemorySigningKeys() {
        this(new InMemoryAuditTrail());
    }

    /** @param trail where acts are written down */
    public InMemorySigningKeys(InMemoryAuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized List<SigningKey> all() {
        refuseWhileInterrupted();
        return List.copyOf(keys);
    }

    @Override
    public synchronized SigningKey addIfNone(SigningKey candidate) {
        refuseWhileInterrupted();
        if (keys.isEmpty()) {
            keys.add(candidate);
        }
        return keys.getFirst();
    }

    @Override
    public synchronized SigningKey addAfter(String newest, SigningKey candidate, Act act) {
        refuseWhileInterrupted();
        if (!keys.isEmpty() && keys.getFirst().id().equals(newest)) {
            keys.addFirst(candidate);
            trail.add(AuditEntry.signingKeyRotated(act, newest, candidate.id()));
        }
        return addIfNone(candidate);
    }

    /** The keys cannot be reached until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new ApplicationsUnavailable("the signing keys are interrupted", null);
        }
    }
}
