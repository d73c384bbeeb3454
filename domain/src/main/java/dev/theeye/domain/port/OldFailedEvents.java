package dev.theeye.domain.port;

import java.time.Instant;

/** Failed events that have been kept for long enough. Throws {@link EventStoreUnavailable} where it cannot tell. */
public interface OldFailedEvents {
    /**
     * Deletes failed events for good, whatever their status, the oldest first.
     *
     * @param most at once, so that nobody has to wait for long
     * @return how many were deleted; fewer than {@code most} where there are no more
     */
    int forget(Instant receivedBefore, int most);
}
