package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Base64Url;
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
import java.util.Optional;
import java.util.UUID;

/**
 * A position as it stands in a URL: base64url of its bytes and a hash over these and the query that it belongs to. The hash
 * tells a cursor that was changed, or used with other filters; it is no secret, as a position shows no more than the
 * filters do. Of what is ordered by time, the bytes are direction, time in microseconds, arrival and id.
 */
public final class PageCursor {
    private static final byte AFTER = 1;
    private static final byte BEFORE = 2;
    private static final int POSITION_BYTES = 1 + Long.BYTES * 4;
    private static final int HASH_BYTES = 15;

    /** More than the names of a type take, at their longest. */
    private static final int MAX_LENGTH = 4096;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private PageCursor() {}

    /** @param position of any order; at most 3,000 bytes */
    public static String text(byte[] position, byte[] query) {
        byte[] bytes = Arrays.copyOf(position, position.length + HASH_BYTES);
        System.arraycopy(hash(position, query), 0, bytes, position.length, HASH_BYTES);
        return Base64Url.encode(bytes);
    }

    /** @return the position; empty where the text is not a cursor of this query */
    public static Optional<byte[]> position(String text, byte[] query) {
        return Optional.of(text)
                .filter(given -> given.length() <= MAX_LENGTH)
                .flatMap(Base64Url::decode)
                .filter(bytes -> bytes.length > HASH_BYTES)
                .flatMap(bytes -> checked(bytes, query));
    }

    private static Optional<byte[]> checked(byte[] bytes, byte[] query) {
        int length = bytes.length - HASH_BYTES;
        byte[] position = Arrays.copyOf(bytes, length);
        return Arrays.equals(hash(position, query), 0, HASH_BYTES, bytes, length, bytes.length)
                ? Optional.of(position)
                : Optional.empty();
    }

    static String after(Cursor cursor, byte[] query) {
        return text(bytes(AFTER, cursor), query);
    }

    static String before(Cursor cursor, byte[] query) {
        return text(bytes(BEFORE, cursor), query);
    }

    /** @return empty where the text is not a cursor of this query, or not one of time */
    static Optional<Position> parse(String text, byte[] query) {
        return position(text, query)
                .filter(position -> position.length == POSITION_BYTES)
                .flatMap(PageCursor::read);
    }

    private static Optional<Position> read(byte[] position) {
        ByteBuffer in = ByteBuffer.wrap(position);
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

    private static byte[] bytes(byte direction, Cursor cursor) {
        UUID id = cursor.id().value();
        return ByteBuffer.allocate(POSITION_BYTES)
                .put(direction)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.time()))
                .putLong(cursor.arrival().value())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
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
