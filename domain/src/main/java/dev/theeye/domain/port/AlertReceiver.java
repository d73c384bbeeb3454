package dev.theeye.domain.port;

import dev.theeye.domain.failure.FailureAlert;

/** Somebody, or something, that wants to know when too much fails. */
public interface AlertReceiver {
    /**
     * Returns, within a bounded time, once the alert was received. The same one may be told again.
     *
     * @throws AlertNotReceived where that cannot be told
     */
    void tell(FailureAlert alert);
}
