package dev.theeye.domain.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Names one event for good: a UUIDv8 (RFC 9562, section 5.8) of 48 bits of the event's time in milliseconds, then bits of
 * a hash. Ids sort by time, and the same event always has the same id.
 */
public record EventId(UUID value) implements Comparable<EventId> {
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

    /**
     * @param time the event's time; clamped to the years 1970 to 10889, which is all that 48 bits can say
     * @param hash at least 16 bytes
     */
    static EventId of(Instant time, byte[] hash) {
        Instant sayable = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = sayable.toEpochMilli() << 16 | 0x8000L | (bits.getShort() & 0x0fffL);
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new EventId(new UUID(high, low));
    }

    public static Optional<EventId> parse(String text) {
        return Uuids.parse(text).map(EventId::new);
    }

    /** The millisecond that the event's time falls in. */
    public Instant millisecond() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** In the order of the bytes, as PostgreSQL has it, not in that of {@link UUID#compareTo}, which is signed. */
    @Override
    public int compareTo(EventId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
