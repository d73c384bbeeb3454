package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.fuzzing.FuzzTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What no person would send. Events are exactly those that a parser finds which reads the whole body at once, as text. */
class EventBodyFuzzTest implements FuzzTarget {
    private static final String NEIGHBOUR = "{\"name\":\"neighbour\",\"data\":{\"a\":\"[{\"}}";
    private static final int TOO_DEEP = SentEvent.MAX_DEPTH;

    @Override
    public int executions() {
        return 20_000;
    }

    @Override
    public void check(byte[] input) throws IOException, TooManyEvents {
        checkBody(input);
        checkNeighboursOf("[".repeat(TOO_DEEP), input, "]".repeat(TOO_DEEP), Flaw.TOO_DEEP);
        if (input.length % 64 == 1) {
            checkNeighboursOf(" ".repeat(SentEvent.MAX_BYTES), input, "", Flaw.TOO_LARGE);
        }
    }

    private static Optional<List<SentEvent>> checkBody(byte[] body) throws IOException, TooManyEvents {
        Optional<List<String>> expected = StrictEvents.ofJson(body);
        try {
            List<SentEvent> events = EventBody.ofJson(body, Bodies.MOST);
            if (expected.isEmpty() && events.stream().anyMatch(EventBodyFuzzTest::isUnread)) {
                return Optional.of(events);
            }
            assertThat(events.stream().map(event -> event.text().utf8()))
                    .containsExactlyElementsOf(expected.orElseThrow(() -> new AssertionError("is malformed")));
            for (SentEvent event : events) {
                checkPayload(event);
            }
            return Optional.of(events);
        } catch (MalformedBody malformed) {
            assertThat(expected).as(malformed.getMessage()).isEmpty();
            return Optional.empty();
        }
    }

    /** What is too large and far too deep is not even parsed. */
    private static boolean isUnread(SentEvent event) {
        return event.flaw() == Flaw.TOO_LARGE
                && event.text().utf8().chars().filter(c -> c == '[' || c == '{').count() > 1_000;
    }

    static void checkPayload(SentEvent event) throws IOException {
        Optional<String> expected = StrictEvents.data(event.text().utf8());
        if (event.data() instanceof SentData.Members data) {
            assertThat(expected).contains(data.payload().json().utf8());
        } else if (!(event.data() instanceof SentData.Unstorable)) {
            assertThat(expected).isEmpty();
        }
    }

    /** As the payload of an event that is refused, any input leaves the events around it as they are. */
    private static void checkNeighboursOf(String before, byte[] input, String after, Flaw flaw)
            throws IOException, TooManyEvents {
        String inside = new String(input, StandardCharsets.ISO_8859_1);
        String refused = "{\"data\":{\"x\":" + before + inside + after + "}}";
        byte[] body = ("[" + NEIGHBOUR + "," + refused + "," + NEIGHBOUR + "]").getBytes(StandardCharsets.ISO_8859_1);

        checkBody(body).filter(events -> events.size() == 3).ifPresent(events -> {
            assertThat(events.get(1).flaw()).isEqualTo(flaw);
            assertThat(IntStream.of(0, 2).mapToObj(i -> events.get(i).text().utf8()))
                    .containsOnly(NEIGHBOUR);
        });
    }
}
