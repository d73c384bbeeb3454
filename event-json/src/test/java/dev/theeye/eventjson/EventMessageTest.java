package dev.theeye.eventjson;

import static dev.theeye.eventjson.Bodies.AWKWARD;
import static dev.theeye.eventjson.Bodies.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.trust.ApplicationId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMessageTest {
    private static final ApplicationId APPLICATION =
            ApplicationId.parse("7d444840-9dc0-11d1-b245-5ffdce74fad2").orElseThrow();
    private static final Instant RECEIVED_AT = Instant.parse("2021-01-01T09:15:30.123456Z");
    private static final int COUNT_AT = 4;
    private static final int RECEIVED_AT_AT = 8 + 16 + 16 + 8;
    private static final int KIND_AT = RECEIVED_AT_AT + 8;
    private static final int LENGTH_AT = KIND_AT + 1;

    static List<SentEvent> everyKind() throws Exception {
        return List.of(
                event(AWKWARD),
                event("{}"),
                event("{\"name\":null,\"data\":[],\"x\":1,\"category\":\"a\",\"category\":\"b\"}"),
                event("{\"data\":{\"a\":\"\\u0000\"},\"\\ud800\":1}"),
                event("{\"data\":{\"a\":\"" + "x".repeat(70_000) + "\"},\"name\":\"large\"}"),
                event("{\"name\":\"deep\",\"data\":{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}}"),
                event("{\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                SentEvent.unread(ByteString.utf8("not JSON"), Flaw.MALFORMED),
                SentEvent.unread(ByteString.wrap(new byte[] {(byte) 0xFF, 0}), Flaw.MALFORMED),
                SentEvent.unread(ByteString.utf8("{\"name\":\"JSON, but cut\""), Flaw.MALFORMED),
                SentEvent.unread(ByteString.utf8("{}"), Flaw.MALFORMED),
                SentEvent.unread(ByteString.utf8(""), Flaw.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void an_event_of_any_kind_comes_out_as_it_went_in(SentEvent sent) throws Exception {
        List<RawEvent> events = List.of(raw(sent));

        assertThat(EventMessage.decode(EventMessage.encode(events))).isEqualTo(events);
    }

    @Test
    void many_events_come_out_in_the_order_in_which_they_went_in() throws Exception {
        List<RawEvent> events = everyKind().stream().map(EventMessageTest::raw).toList();

        byte[] message = EventMessage.encode(events);

        assertThat(EventMessage.decode(message)).isEqualTo(events);
        assertThat(message)
                .hasSize(8 + events.stream().mapToInt(EventMessage::size).sum());
    }

    @Test
    void a_message_of_no_events_holds_none() throws Exception {
        assertThat(EventMessage.decode(EventMessage.encode(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-21T02:03:04.000001Z", "9999-12-31T23:59:59.999999Z"})
    void the_time_of_receipt_survives_to_the_microsecond(Instant receivedAt) throws Exception {
        RawEvent raw = RawEvent.received(APPLICATION, new Arrival(Long.MAX_VALUE), receivedAt, event("{}"));

        assertThat(EventMessage.decode(EventMessage.encode(List.of(raw)))).containsExactly(raw);
    }

    @Test
    void version_1_is_written_as_it_always_was() throws Exception {
        assertThat(EventMessage.encode(goldenEvents())).asHexString().isEqualTo(goldenHex());
    }

    @Test
    void version_1_is_read_as_it_always_was() throws Exception {
        assertThat(EventMessage.decode(HexFormat.of().withUpperCase().parseHex(goldenHex())))
                .isEqualTo(goldenEvents());
    }

    @Test
    void a_message_cut_anywhere_is_undecodable() throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());

        for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> EventMessage.decode(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(UndecodableMessage.class);
        }
    }

    @Test
    void a_message_with_a_byte_too_many_is_undecodable() throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());

        assertThatThrownBy(() -> EventMessage.decode(Arrays.copyOf(message, message.length + 1)))
                .isInstanceOf(UndecodableMessage.class)
                .hasMessage("has 1 bytes too many");
    }

    @Test
    void a_message_spoilt_anywhere_is_decoded_to_something_else_or_undecodable() throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());
        Random random = new Random(11);

        for (int at = 0; at < message.length; at++) {
            for (int other : List.of(0, 0x7F, 0x80, 0xFF, random.nextInt(256))) {
                byte[] spoilt = message.clone();
                spoilt[at] = (byte) other;
                decodeIfDecodable(spoilt);
            }
        }
    }

    @Test
    void random_bytes_are_undecodable() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            byte[] message = new byte[random.nextInt(120)];
            random.nextBytes(message);
            assertThatThrownBy(() -> EventMessage.decode(message)).isInstanceOf(UndecodableMessage.class);

            byte[] behindMagic = ByteBuffer.allocate(8 + message.length)
                    .putInt(0x45594501)
                    .putInt(random.nextInt(4))
                    .put(message)
                    .array();
            decodeIfDecodable(behindMagic);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 28, 4, 2})
    void a_count_that_is_not_true_is_undecodable_and_costs_no_memory(int count) throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());
        ByteBuffer.wrap(message).putInt(COUNT_AT, count);

        assertUndecodableWithoutMuchMemory(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -53, -61, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 28})
    void a_length_that_is_not_true_is_undecodable_and_costs_no_memory(int length) throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());
        ByteBuffer.wrap(message).putInt(LENGTH_AT, length);

        assertUndecodableWithoutMuchMemory(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_800_000_000L})
    void a_time_of_receipt_that_no_store_could_keep_is_undecodable(long micros) throws Exception {
        byte[] message = EventMessage.encode(goldenEvents());
        ByteBuffer.wrap(message).putLong(RECEIVED_AT_AT, micros);

        assertThatThrownBy(() -> EventMessage.decode(message)).isInstanceOf(UndecodableMessage.class);
    }

    @Test
    void another_version_and_an_unknown_kind_are_undecodable() throws Exception {
        byte[] nextVersion = EventMessage.encode(goldenEvents());
        nextVersion[3] = 2;
        byte[] unknownKind = EventMessage.encode(goldenEvents());
        unknownKind[KIND_AT] = 2;

        assertThatThrownBy(() -> EventMessage.decode(nextVersion)).isInstanceOf(UndecodableMessage.class);
        assertThatThrownBy(() -> EventMessage.decode(unknownKind)).isInstanceOf(UndecodableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", " {}", "{} ", "{}{}", "nonsense"})
    void what_should_be_an_event_and_is_none_is_kept_as_malformed(String text) throws Exception {
        byte[] message = EventMessage.encode(
                List.of(raw(SentEvent.unread(ByteString.utf8(text), Flaw.TOO_LARGE)), raw(event("{}"))));

        List<RawEvent> events = EventMessage.decode(message);

        assertThat(events.getFirst().sent()).isEqualTo(SentEvent.unread(ByteString.utf8(text), Flaw.MALFORMED));
        assertThat(events.getLast()).isEqualTo(raw(event("{}")));
    }

    @Test
    void a_message_that_nobody_can_decode_is_kept_whole() {
        byte[] message = Bodies.utf8("from somebody else");

        RawEvent kept = EventMessage.undecodable(message, new Arrival(7), RECEIVED_AT);

        assertThat(kept.application()).isEqualTo(ApplicationId.UNKNOWN);
        assertThat(kept.sent()).isEqualTo(SentEvent.unread(ByteString.wrap(message), Flaw.MALFORMED));
        assertThat(kept.arrival()).isEqualTo(new Arrival(7));
        assertThat(kept.receivedAt()).isEqualTo(RECEIVED_AT);
    }

    private static List<RawEvent> goldenEvents() throws Exception {
        return List.of(
                golden("0176bd3a-f88b-8001-8000-000000000001", 1, event(AWKWARD)),
                golden("0176bd3a-f88b-8001-8000-000000000002", 2, event("{\"name\":1}")),
                golden(
                        "0176bd3a-f88b-8001-8000-000000000003",
                        3,
                        SentEvent.unread(ByteString.utf8("not JSON: ü"), Flaw.MALFORMED)));
    }

    private static RawEvent golden(String id, int position, SentEvent sent) {
        Arrival arrival = new Arrival(RECEIVED_AT.toEpochMilli() << 20 | position);
        return new RawEvent(new EventId(UUID.fromString(id)), APPLICATION, arrival, RECEIVED_AT, sent);
    }

    private static String goldenHex() throws IOException {
        try (InputStream file = EventMessageTest.class.getResourceAsStream("/event-message-v1.hex")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }

    private static void decodeIfDecodable(byte[] message) {
        try {
            assertThat(EventMessage.decode(message)).isNotNull();
        } catch (UndecodableMessage expected) {
            assertThat(expected).hasMessageMatching(".+");
        }
    }

    private static void assertUndecodableWithoutMuchMemory(byte[] message) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> EventMessage.decode(message)).isInstanceOf(UndecodableMessage.class);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
    }

    private static RawEvent raw(SentEvent sent) {
        return RawEvent.received(APPLICATION, new Arrival(17), RECEIVED_AT, sent);
    }
}
