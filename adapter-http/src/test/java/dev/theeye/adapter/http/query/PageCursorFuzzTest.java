package dev.theeye.adapter.http.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.fuzzing.FuzzTarget;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A cursor has one spelling, which belongs to one query. */
class PageCursorFuzzTest implements FuzzTarget {
    private static final byte[] QUERY = {1, 2, 3};
    private static final byte[] OTHER_QUERY = {1, 2};
    private static final int POSITION_BYTES = 33;
    private static final long FIRST_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("0001-01-01T00:00:00Z"));
    private static final long ALL_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999Z")) - FIRST_MICROS;

    @Override
    public int executions() {
        return 250_000;
    }

    @Override
    public void check(byte[] input) throws NoSuchAlgorithmException {
        checkText(new String(input, StandardCharsets.ISO_8859_1));
        checkText(forged(Arrays.copyOf(input, POSITION_BYTES)));
        checkCursor(input);
    }

    private static void checkText(String text) {
        PageCursor.parse(text, QUERY)
                .ifPresent(position -> assertThat(text(position)).isEqualTo(text));
    }

    private static String text(Position position) {
        return switch (position) {
            case Position.After(Cursor cursor) -> PageCursor.after(cursor, QUERY);
            case Position.Before(Cursor cursor) -> PageCursor.before(cursor, QUERY);
            default -> throw new AssertionError("no place: " + position);
        };
    }

    private static void checkCursor(byte[] input) {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(input, POSITION_BYTES + 2));
        Instant time =
                Instant.EPOCH.plus(FIRST_MICROS + Math.floorMod(bytes.getLong(), ALL_MICROS + 1), ChronoUnit.MICROS);
        Cursor cursor =
                new Cursor(time, new Arrival(bytes.getLong()), new EventId(new UUID(bytes.getLong(), bytes.getLong())));
        String after = PageCursor.after(cursor, QUERY);

        assertThat(PageCursor.parse(after, QUERY)).contains(new Position.After(cursor));
        assertThat(PageCursor.parse(PageCursor.before(cursor, QUERY), QUERY)).contains(new Position.Before(cursor));
        assertThat(PageCursor.parse(after, OTHER_QUERY)).isEmpty();
        checkChanged(after, bytes.get() & 0xFF, (char) (bytes.get() & 0xFF));
    }

    private static void checkChanged(String text, int choice, char c) {
        int at = choice % text.length();
        String before = text.substring(0, at);
        for (String changed : new String[] {
            before, before + c + text.substring(at), before + c + text.substring(at + 1), text + c, text + "=", c + text
        }) {
            Optional<Position> parsed = PageCursor.parse(changed, QUERY);
            assertThat(parsed.isPresent()).as(changed).isEqualTo(changed.equals(text));
        }
    }

    /** Anything, with the hash that makes it one of this query. */
    private static String forged(byte[] position) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(position);
        byte[] hash = digest.digest(QUERY);
        byte[] bytes = Arrays.copyOf(position, POSITION_BYTES + 15);
        System.arraycopy(hash, 0, bytes, POSITION_BYTES, 15);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
