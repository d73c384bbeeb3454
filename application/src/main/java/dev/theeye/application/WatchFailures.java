package dev.theeye.application;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertNotReceived;
import dev.theeye.domain.port.AlertReceiver;
import dev.theeye.domain.port.FailureAlerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells somebody when events of a type fail too often; once, until they have calmed down. Looks at what was kept, so that
 * neither it nor whoever it tells can hold up what is being kept.
 */
public final class WatchFailures {
    /** Longer than any receiver may take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final FailureAlerts alerts;
    private final AlertReceiver receiver;
    private final long threshold;
    private final Duration window;
    private final Clock clock;
    private final Map<UUID, Duration> pauses = new HashMap<>();

    /** @param threshold so many failures of a type in a window raise an alert */
    public WatchFailures(FailureAlerts alerts, AlertReceiver receiver, long threshold, Duration window, Clock clock) {
        this.alerts = alerts;
        this.receiver = receiver;
        this.threshold = threshold;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @return how long to wait before doing it again
     */
    public Duration work() {
        Instant now = clock.instant();
        alerts.watch(now.minus(window), now, threshold);
        Optional<FailureAlert> due = alerts.due(LEASE);
        while (due.isPresent()) {
            tell(due.get());
            due = alerts.due(LEASE);
        }
        return BETWEEN_LOOKS;
    }

    private void tell(FailureAlert alert) {
        try {
            receiver.tell(alert);
            alerts.told(alert.id());
            pauses.remove(alert.id());
        } catch (AlertNotReceived e) {
            Duration pause = pauses.getOrDefault(alert.id(), FIRST_PAUSE);
            alerts.postpone(alert.id(), pause);
            Duration doubled = pause.multipliedBy(2);
            pauses.put(alert.id(), doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
        }
    }
}
