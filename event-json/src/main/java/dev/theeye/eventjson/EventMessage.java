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

    /** What a store can keep, so that a broken message cannot hold up the queue for good. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

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
            if (count < 0 || count > in.remaining() / FRAME_HEADER_BYTES) {
                throw new UndecodableMessage("has no room for the events that it announces", null);
            }
            List<RawEvent> events = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                events.add(next(in));
            }
            if (in.hasRemaining()) {
                throw new UndecodableMessage("has " + in.remaining() + " bytes too many", null);
            }
            return events;
        } catch (BufferUnderflowException e) {
            throw new UndecodableMessage("ends too early", e);
        }
    }

    /** What is kept of a message that nobody can decode, so that not even that is lost. */
    public static RawEvent undecodable(byte[] message, Arrival arrival, Instant receivedAt) {
        SentEvent sent = SentEvent.unread(ByteString.wrap(message), Flaw.MALFORMED);
        return RawEvent.received(ApplicationId.UNKNOWN, arrival, receivedAt, sent);
    }

    private static RawEvent next(ByteBuffer in) throws UndecodableMessage {
        EventId id = new EventId(uuid(in));
        ApplicationId application = new ApplicationId(uuid(in));
        Arrival arrival = new Arrival(in.getLong());
        Instant receivedAt = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        if (receivedAt.isBefore(Instant.EPOCH) || receivedAt.isAfter(LATEST)) {
            throw new UndecodableMessage("has an event received at no plausible time", null);
        }
        return new RawEvent(id, application, arrival, receivedAt, sent(in));
    }

    private static SentEvent sent(ByteBuffer in) throws UndecodableMessage {
        byte kind = in.get();
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new UndecodableMessage("ends inside an event", null);
        }
        int start = in.position();
        int end = start + length;
        in.position(end);
        return switch (kind) {
            case EVENT -> EventText.read(in.array(), start, end);
            case MALFORMED -> EventText.malformed(in.array(), start, end);
            default -> throw new UndecodableMessage("has an event of an unknown kind", null);
        };
    }

    private static void put(ByteBuffer out, UUID uuid) {
        out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
