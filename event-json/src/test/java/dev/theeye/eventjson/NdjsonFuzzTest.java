package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.SentEvent;
import dev.theeye.fuzzing.FuzzTarget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Events in lines are exactly those that a parser finds which decodes the whole body and reads each line as text. */
class NdjsonFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 100_000;
    }

    @Override
    public void check(byte[] input) throws IOException, TooManyEvents {
        Optional<List<String>> expected = StrictEvents.ofNdjson(input);
        try {
            List<SentEvent> events = EventBody.ofNdjson(input, Bodies.MOST);
            assertThat(events.stream().map(event -> event.text().utf8()))
                    .containsExactlyElementsOf(expected.orElseThrow(() -> new AssertionError("is malformed")));
            for (SentEvent event : events) {
                EventBodyFuzzTest.checkPayload(event);
            }
        } catch (MalformedBody malformed) {
            assertThat(expected).as(malformed.getMessage()).isEmpty();
        } catch (TooManyEvents tooMany) {
            assertThat(expected).hasValueSatisfying(events -> assertThat(events).hasSizeGreaterThan(Bodies.MOST));
        }
    }
}
