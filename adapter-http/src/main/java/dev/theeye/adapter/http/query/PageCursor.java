package dev.theeye.adapter.http.query;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.PageRequest.Position;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A position as it stands in a URL: base64url of direction, time in microseconds, arrival, id, and a hash over these and
 * the query that it belongs to. The hash tells a cursor that was changed, or used with other filters; it is no secret, as
 * a position lets nobody see more than the filters do.
 */
final class PageCursor {
    private static final byte AFTER = 1;
    private static final byte BEFORE = 2;
    private static final int POSITION_BYTES = 1 + Long.BYTES * 4;

    /** Makes a multiple of three bytes: no bits are left over in the last character of the text. */
    private static final int HASH_BYTES = 15;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private PageCursor() {}

    static String after(Cursor cursor, byte[] query) {
        return text(AFTER, cursor, query);
    }

    static String before(Cursor cursor, byte[] query) {
        return text(BEFORE, cursor, query);
    }

    /** @return empty where the text is not a cursor of this query */
    static Optional<Position> parse(String text, byte[] query) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != POSITION_BYTES + HASH_BYTES) {
            return Optional.empty();
        }
        byte[] hash = hash(Arrays.copyOf(bytes, POSITION_BYTES), query);
        if (!Arrays.equals(hash, 0, HASH_BYTES, bytes, POSITION_BYTES, bytes.length)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte direction = in.get();
        Instant time = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        Cursor cursor = new Cursor(time, new Arrival(in.getLong()), new EventId(new UUID(in.getLong(), in.getLong())));
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return Optional.empty(); // stores have their limits, and whoever forges a hash gets this far
        }
        return switch (direction) {
            case AFTER -> Optional.of(new Position.After(cursor));
            case BEFORE -> Optional.of(new Position.Before(cursor));
            default -> Optional.empty();
        };
    }

    private static String text(byte direction, Cursor cursor, byte[] query) {
        UUID id = cursor.id().value();
        byte[] position = ByteBuffer.allocate(POSITION_BYTES)
                .put(direction)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.time()))
                .putLong(cursor.arrival().value())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] bytes = Arrays.copyOf(position, POSITION_BYTES + HASH_BYTES);
        System.arraycopy(hash(position, query), 0, bytes, POSITION_BYTES, HASH_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(byte[] position, byte[] query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(position);
            return digest.digest(query);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
