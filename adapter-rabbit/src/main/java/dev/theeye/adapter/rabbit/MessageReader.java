package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.theeye.domain.event.ArrivalCounter;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.eventjson.EventMessage;
import dev.theeye.eventjson.UndecodableMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events out of a message; one that is not ours becomes an event that will fail, so that not even that is lost. */
final class MessageReader {
    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Clock clock;
    private final ArrivalCounter arrivals;

    MessageReader(Clock clock) {
        this.clock = clock;
        this.arrivals = new ArrivalCounter(clock);
    }

    List<RawEvent> read(byte[] message, BasicProperties properties) {
        try {
            return EventMessage.decode(message);
        } catch (UndecodableMessage e) {
            LOG.warn("A message of {} bytes is none of ours: kept as a failed event", message.length, e);
            return List.of(EventMessage.undecodable(message, arrivals.take(1), receivedAt(properties)));
        }
    }

    /**
     * Must be the same whenever the message is delivered again, for the id depends on it: the time that its sender gave, or
     * else the day.
     */
    private Instant receivedAt(BasicProperties properties) {
        Instant now = clock.instant();
        Date sent = properties.getTimestamp();
        boolean isPlausible = sent != null
                && !sent.toInstant().isBefore(OLDEST)
                && !sent.toInstant().isAfter(now);
        return isPlausible ? sent.toInstant() : now.truncatedTo(ChronoUnit.DAYS);
    }
}
