package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.fuzzing.FuzzTarget;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A message is decoded as it was encoded; what is none is refused, and costs no more memory than its length allows. */
class EventMessageFuzzTest implements FuzzTarget {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(1, 2));

    /** Whatever a message holds: parsers, and the exception. */
    private static final long FIXED_BYTES = 256 * 1024;

    /** Of memory for each of the message: the smallest event has 53 in it. */
    private static final long MOST_PER_BYTE = 200;

    @Override
    public int executions() {
        return 80_000;
    }

    @Override
    public void check(byte[] input) throws UndecodableMessage {
        checkDecoding(input);
        checkEncoding(input);
    }

    private static void checkDecoding(byte[] message) throws UndecodableMessage {
        List<RawEvent> events = decoded(message);
        long before = THREAD.getCurrentThreadAllocatedBytes(); // the second time, all classes are loaded
        decoded(message);
        long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(FIXED_BYTES + MOST_PER_BYTE * message.length);
        assertThat(EventMessage.decode(EventMessage.encode(events))).isEqualTo(events);
    }

    private static List<RawEvent> decoded(byte[] message) {
        try {
            return EventMessage.decode(message);
        } catch (UndecodableMessage refused) {
            return List.of();
        }
    }

    /** Of two events with any text, cut anywhere. */
    private static void checkEncoding(byte[] text) throws UndecodableMessage {
        ByteString bytes = ByteString.wrap(text);
        Instant now = Instant.ofEpochSecond(text.length, 1_000);
        List<RawEvent> events = List.of(
                RawEvent.received(APPLICATION, new Arrival(text.length), now, EventText.read(bytes)),
                RawEvent.received(APPLICATION, new Arrival(-1), now, SentEvent.unread(bytes, Flaw.MALFORMED)));

        byte[] message = EventMessage.encode(events);

        assertThat(EventMessage.decode(message)).isEqualTo(events);
        assertThat(message).hasSize(events.stream().mapToInt(EventMessage::size).sum() + 8);
        int cut = text.length == 0 ? 0 : (text[0] & 0xFF) * message.length / 256;
        assertThat(isRefused(Arrays.copyOf(message, cut))).as("cut at %s", cut).isTrue();
        assertThat(isRefused(Arrays.copyOf(message, message.length + 1))).isTrue();
    }

    private static boolean isRefused(byte[] message) {
        try {
            EventMessage.decode(message);
            return false;
        } catch (UndecodableMessage refused) {
            return true;
        }
    }
}
