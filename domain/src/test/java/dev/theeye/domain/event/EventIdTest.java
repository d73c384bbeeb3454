package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
    private static final Instant TIME = Instant.parse("2021-01-01T09:15:27.243860Z");
    private final Random random = new Random(7);

    @Test
    void is_a_uuid_of_version_8_whatever_the_hash() {
        for (int i = 0; i < 1000; i++) {
            EventId id = EventId.of(TIME, hash());

            assertThat(id.value().version()).isEqualTo(8);
            assertThat(id.value().variant()).as("RFC 9562").isEqualTo(2);
        }
    }

    @Test
    void begins_with_the_millisecond_of_the_event() {
        assertThat(EventId.of(TIME, new byte[32])).hasToString("0176bd3a-f88b-8000-8000-000000000000");
        assertThat(EventId.of(TIME, hash()).millisecond()).isEqualTo(TIME.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void holds_122_bits_that_are_time_or_hash() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);

        assertThat(EventId.of(TIME, ones)).hasToString("0176bd3a-f88b-8fff-bfff-ffffffffffff");
    }

    @Test
    void sorts_by_time_and_as_its_text_does() {
        List<EventId> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ids.add(EventId.of(TIME.plusMillis(random.nextLong(1L << 46)), hash()));
        }
        // ids with the highest bit set are where signed comparison would go wrong
        ids.add(EventId.of(Instant.MAX, hash()));
        ids.add(EventId.of(Instant.ofEpochMilli((1L << 47) + 1), hash()));

        Collections.sort(ids);

        assertThat(ids).extracting(EventId::millisecond).isSorted();
        assertThat(ids).extracting(EventId::toString).isSorted();
    }

    @Test
    void compares_its_low_half_without_a_sign_too() {
        EventId lower = new EventId(new UUID(1, 0x8000_0000_0000_0000L));
        EventId higher = new EventId(new UUID(1, 0xBFFF_FFFF_FFFF_FFFFL));

        assertThat(lower).isLessThan(higher).isGreaterThan(new EventId(new UUID(1, 5)));
        assertThat(lower).isEqualByComparingTo(new EventId(new UUID(1, 0x8000_0000_0000_0000L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z"})
    void an_event_before_1970_counts_as_of_1970(Instant time) {
        assertThat(EventId.of(time, hash()).millisecond()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10889-08-02T05:31:50.656Z", "+99999-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void an_event_of_the_far_future_counts_as_of_10889(Instant time) {
        assertThat(EventId.of(time, hash()).millisecond()).isEqualTo("+10889-08-02T05:31:50.655Z");
    }

    @Test
    void reads_as_it_was_written() {
        EventId id = EventId.of(TIME, hash());

        assertThat(EventId.parse(id.toString())).contains(id);
        assertThat(EventId.parse("1-1-1-1-1")).isEmpty();
    }

    private byte[] hash() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return hash;
    }
}
