package dev.theeye.benchmarks.micro;

import dev.theeye.adapter.jsonschema.JsonSchemaLanguage;
import dev.theeye.benchmarks.load.EventWriter;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemasInForce;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.EventMessage;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import dev.theeye.eventjson.UndecodableMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds for one event of about 300 bytes, in batches of 100. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPath {
    private static final int EVENTS = 100;

    private final ApplicationId application = new ApplicationId(new UUID(0x4000L, Long.MIN_VALUE));
    private final RuleBook rules = RuleBook.standard(Duration.ofMinutes(1));
    private final RuleBook rulesWithASchema = rules.with(everyType(schema()));
    private final Instant now = Instant.now();
    private final byte[] body = new EventWriter(EventWriter.Kind.VALID).body(EVENTS);
    private final List<SentEvent> sent = split();
    private final List<RawEvent> received = identify();
    private final byte[] message = EventMessage.encode(received);

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<SentEvent> splittingABody() {
        return split();
    }

    /** Reads what the id is made of, and hashes it. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<RawEvent> makingAnId() {
        return identify();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public byte[] encodingAMessage() {
        return EventMessage.encode(received);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<RawEvent> decodingAMessage() throws UndecodableMessage {
        return EventMessage.decode(message);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<Verdict> judging() {
        return received.stream().map(rules::judge).toList();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<Verdict> judgingByASchema() {
        return received.stream().map(rulesWithASchema::judge).toList();
    }

    private static SchemasInForce everyType(PayloadSchema schema) {
        Optional<SchemaInForce> inForce = Optional.of(new SchemaInForce(1, SchemaMode.ENFORCE, schema));
        return type -> inForce;
    }

    private static PayloadSchema schema() {
        return switch (new JsonSchemaLanguage().read(ByteString.utf8(EventWriter.SCHEMA))) {
            case SchemaLanguage.Reading.Understood(PayloadSchema schema) -> schema;
            case SchemaLanguage.Reading.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private List<SentEvent> split() {
        try {
            return EventBody.ofJson(body, EVENTS);
        } catch (MalformedBody | TooManyEvents impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<RawEvent> identify() {
        List<RawEvent> events = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            events.add(RawEvent.received(application, new Arrival(i), now, sent.get(i)));
        }
        return events;
    }
}
