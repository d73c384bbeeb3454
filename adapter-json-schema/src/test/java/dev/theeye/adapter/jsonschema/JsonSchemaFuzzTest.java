package dev.theeye.adapter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import dev.theeye.fuzzing.FuzzTarget;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A schema is understood or refused, and judges any payload, the same each time and within its budget. */
class JsonSchemaFuzzTest implements FuzzTarget {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of computing, not of waiting: a hundred times what the budget is meant to be, since fuzzing slows everything down. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final JsonSchemaLanguage language = new JsonSchemaLanguage();

    @Override
    public int executions() {
        return 8_000;
    }

    /** @param input a schema, and after a line {@code ---} a payload */
    @Override
    public void check(byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\n---\n", 2);
        long before = THREAD.getCurrentThreadCpuTime();

        Reading reading = language.read(ByteString.utf8(parts[0]));
        if (reading instanceof Reading.Understood(PayloadSchema schema)) {
            Payload payload = new Payload(ByteString.utf8(parts.length == 2 ? parts[1] : "{}"));
            List<PayloadFlaw> flaws = schema.check(payload);
            assertThat(schema.check(payload)).isEqualTo(flaws);
        }

        assertThat(Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - before)).isLessThan(LONGEST);
    }
}
