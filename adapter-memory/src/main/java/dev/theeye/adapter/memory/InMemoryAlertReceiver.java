package dev.theeye.adapter.memory;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertNotReceived;
import dev.theeye.domain.port.AlertReceiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
public final class InMemoryAlertReceiver implements AlertReceiver {
    private final List<FailureAlert> told = new CopyOnWriteArrayList<>();
    private volatile boolean interrupted;

    @Override
    public void tell(FailureAlert alert) {
        if (interrupted) {
            throw new AlertNotReceived("the receiver is interrupted", null);
        }
        told.add(alert);
    }

    public List<FailureAlert> told() {
        return List.copyOf(told);
    }

    /** Receives nothing until {@link #resume}. */
    public void interrupt() {
        interrupted = true;
    }

    public void resume() {
        interrupted = false;
    }
}
