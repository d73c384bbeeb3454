package dev.theeye.domain.event;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes two events the same one: the application, the session, the time, and then either the client's own
 * {@code event_id} or, without one, category, name and payload bytes. Where one of these cannot be read or there is more,
 * all that was sent: two that fail differently are both kept.
 */
final class EventIdentity {
    private enum Basis {
        IDEMPOTENCY_KEY,
        CONTENT,
        TEXT
    }

    private final MessageDigest digest;

    private EventIdentity(Basis basis, ApplicationId application) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
        digest.update((byte) basis.ordinal());
        add(application.value());
    }

    /** An event without a usable time takes the time of receipt, so a retry of it has another id. */
    static EventId of(ApplicationId application, SentEvent sent, Instant receivedAt) {
        Optional<Instant> time = sent.occurredAt();
        return EventId.of(time.orElse(receivedAt), hash(application, sent, time));
    }

    private static byte[] hash(ApplicationId application, SentEvent sent, Optional<Instant> time) {
        Optional<SessionId> session = sent.session();
        Optional<String> key = sent.idempotencyKey();
        if (session.isPresent() && time.isPresent()) {
            if (key.isPresent()) {
                return new EventIdentity(Basis.IDEMPOTENCY_KEY, application)
                        .add(session.get().value())
                        .add(time.get())
                        .add(ByteString.utf8(key.get()))
                        .hash();
            }
            if (sent.category() instanceof Sent.Text(String category)
                    && sent.name() instanceof Sent.Text(String name)
                    && sent.data() instanceof SentData.Members(Payload payload, int members)
                    && !saysMore(sent, category, name)) {
                return new EventIdentity(Basis.CONTENT, application)
                        .add(session.get().value())
                        .add(time.get())
                        .add(ByteString.utf8(category))
                        .add(ByteString.utf8(name))
                        .add(payload.json())
                        .hash();
            }
        }
        return new EventIdentity(Basis.TEXT, application).add(sent.text()).hash();
    }

    /** Whether something was sent that session, time, category, name and payload do not show. */
    private static boolean saysMore(SentEvent sent, String category, String name) {
        return !(sent.eventId() instanceof Sent.Absent)
                || !sent.unknownFields().isEmpty()
                || !StorableText.isStorable(category)
                || !StorableText.isStorable(name);
    }

    private EventIdentity add(UUID uuid) {
        digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .flip());
        return this;
    }

    private EventIdentity add(Instant time) {
        digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(time.getEpochSecond())
                .putInt(time.getNano())
                .flip());
        return this;
    }

    /** With its length first: "ab","c" is not "a","bc". */
    private EventIdentity add(ByteString bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length()).flip());
        digest.update(bytes.asByteBuffer());
        return this;
    }

    private byte[] hash() {
        return digest.digest();
    }
}
