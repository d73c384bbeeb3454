package dev.theeye.eventjson;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.trust.ApplicationId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The message in which raw events travel through a queue, version 1; docs/message-format.md describes it for readers in
 * other languages. What was sent travels byte for byte, and is read again on the other side.
 */
public final class EventMessage {
    /** The content type of a message. */
    public static final String CONTENT_TYPE = "application/vnd.theeye.events.v1";

    private static final int MAGIC = 'E' << 24 | 'Y' << 16 | 'E' << 8 | 1;
    private static final int HEADER_BYTES = Integer.BYTES * 2;
    private static final int FRAME_HEADER_BYTES = 16 + 16 + Long.BYTES + Long.BYTES + 1 + Integer.BYTES;
    private static final byte EVENT = 0;
    private static final byte MALFORMED = 1;

    private EventMessage() {}

    /** How many bytes an event takes in a message. */
    public static int size(RawEvent event) {
        return FRAME_HEADER_BYTES + event.sent().text().length();
    }

    public static byte[] encode(List<RawEvent> events) {
        int size = HEADER_BYTES + events.stream().mapToInt(EventMessage::size).sum();
        ByteBuffer message = ByteBuffer.allocate(size).putInt(MAGIC).putInt(events.size());
        for (RawEvent event : events) {
            put(message, event.id().value());
            put(message, event.application().value());
            message.putLong(event.arrival().value());
            message.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.receivedAt()));
            message.put(event.sent().flaw() == Flaw.MALFORMED ? MALFORMED : EVENT);
            message.putInt(event.sent().text().length());
            event.sent().text().writeTo(message);
        }
        return message.array();
    }

    /** @param message must not change any more: the events share its memory */
    public static List<RawEvent> decode(byte[] message) throws UndecodableMessage {
        try {
            ByteBuffer in = ByteBuffer.wrap(message);
            if (in.getInt() != MAGIC) {
                throw new UndecodableMessage("is not a message of version 1", null);
            }
            int count = in.getInt();
            List<RawEvent> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(next(in));
            }
            if (in.hasRemaining()) {
                throw new UndecodableMessage("has " + in.remaining() + " bytes too many", null);
            }
            return events;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new UndecodableMessage("ends too early", e);
        }
    }

    /** What is kept of a message that nobody can decode, so that not even that is lost. */
    public static RawEvent undecodable(byte[] message, Arrival arrival, Instant receivedAt) {
        SentEvent sent = SentEvent.unread(ByteString.wrap(message), Flaw.MALFORMED);
        return RawEvent.received(ApplicationId.UNKNOWN, arrival, receivedAt, sent);
    }

    private static RawEvent next(ByteBuffer in) {
        EventId id = new EventId(uuid(in));
        ApplicationId application = new ApplicationId(uuid(in));
        Arrival arrival = new Arrival(in.getLong());
        Instant receivedAt = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        byte kind = in.get();
        int length = in.getInt();
        int start = in.position();
        in.position(Math.addExact(start, length));
        SentEvent sent = kind == EVENT
                ? event(in.array(), start, start + length)
                : SentEvent.unread(ByteString.wrap(in.array()).slice(start, start + length), Flaw.MALFORMED);
        return new RawEvent(id, application, arrival, receivedAt, sent);
    }

    private static SentEvent event(byte[] message, int start, int end) {
        try {
            ObjectScanner.Found found = new ObjectScanner(message, start, end).object();
            return SentEventReader.read(message, found.start(), end, found.depth());
        } catch (MalformedBody notOurs) {
            return SentEvent.unread(ByteString.wrap(message).slice(start, end), Flaw.MALFORMED);
        }
    }

    private static void put(ByteBuffer out, UUID uuid) {
        out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
