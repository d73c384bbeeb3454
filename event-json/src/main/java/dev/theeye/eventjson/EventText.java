package dev.theeye.eventjson;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;

/** Reads again what was found in a body before: the text of one event, and nothing around it. */
public final class EventText {
    private EventText() {}

    /** As it was read from the body; malformed where it is not one object. */
    public static SentEvent read(ByteString text) {
        byte[] bytes = text.toByteArray();
        return read(bytes, 0, bytes.length);
    }

    /** The same of the bytes from {@code start} (inclusive) to {@code end} (exclusive), whose memory it shares. */
    static SentEvent read(byte[] bytes, int start, int end) {
        try {
            ObjectScanner.Found found = new ObjectScanner(bytes, start, end).object();
            return found.start() == start && found.end() == end
                    ? SentEventReader.read(bytes, start, end, found.depth())
                    : malformed(bytes, start, end);
        } catch (MalformedBody notOurs) {
            return malformed(bytes, start, end);
        }
    }

    static SentEvent malformed(byte[] bytes, int start, int end) {
        return SentEvent.unread(ByteString.wrap(bytes).slice(start, end), Flaw.MALFORMED);
    }
}
