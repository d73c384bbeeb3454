package dev.theeye.adapter.http.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of us clients may hold at once, and for how long.
 *
 * @param connections open at once; for one more, the one whose client keeps the server waiting longest is closed
 * @param headWithin from its first byte until a request's line and headers are here
 * @param bodyWithin from then until its body is here
 * @param bytesOfBodies of all bodies that are being read or made durable; null for an eighth of the memory
 * @param requestMemory in bytes, of all that arrived and that no route has asked for: request lines, headers, beginnings of
 *     bodies; null for a twelfth of the memory
 * @param responseMemory in bytes, of all responses that clients have not taken yet; null for a twelfth of the memory
 */
@ConfigurationProperties("eye.http.limits")
public record LimitSettings(
        @Bindable(defaultValue = "10000") int connections,
        @Bindable(defaultValue = "PT10S") Duration headWithin,
        @Bindable(defaultValue = "PT1M") Duration bodyWithin,
        @Nullable Long bytesOfBodies,
        @Nullable Long requestMemory,
        @Nullable Long responseMemory) {
    /** A body is held about four times: as it came, in one piece, as events, as a message to the queue. */
    private static final int PART_OF_MEMORY = 8;

    private static final int PART_OF_A_DIRECTION = 12;

    public LimitSettings {
        if (connections < 1 || !headWithin.isPositive() || !bodyWithin.isPositive()) {
            throw new IllegalArgumentException("eye.http.limits.*: at least one connection, and some time");
        }
    }

    long bodies() {
        return bytesOfBodies == null ? Runtime.getRuntime().maxMemory() / PART_OF_MEMORY : bytesOfBodies;
    }

    public long requests() {
        return requestMemory == null ? Runtime.getRuntime().maxMemory() / PART_OF_A_DIRECTION : requestMemory;
    }

    public long responses() {
        return responseMemory == null ? Runtime.getRuntime().maxMemory() / PART_OF_A_DIRECTION : responseMemory;
    }
}
