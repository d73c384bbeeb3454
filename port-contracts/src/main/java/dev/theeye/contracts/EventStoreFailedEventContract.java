package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Flaws;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A failed event comes back exactly as it was kept, so that it can be understood and replayed. */
interface EventStoreFailedEventContract extends StorageContract {
    @TestFactory
    default Stream<DynamicTest> what_was_received_comes_back_byte_for_byte() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 0xFE);
        return Stream.of(
                        received("every byte there is", everyByte),
                        received("invalid UTF-8", new byte[] {'{', (byte) 0xC3, '(', (byte) 0xED, (byte) 0xA0, '}'}),
                        received("NUL", new byte[] {0, '{', 0, '}', 0}),
                        received("backslashes", "\\x00 \\000 \\\\ \\N".getBytes(StandardCharsets.US_ASCII)),
                        received("nothing", new byte[0]),
                        received("a megabyte", megabyte))
                .map(failed ->
                        DynamicTest.dynamicTest(failed.violations().getFirst().message(), () -> {
                            assertComesBack(failed);
                        }));
    }

    @Test
    default void violations_come_back_in_their_order_with_and_without_a_field() {
        List<Violation> all = Arrays.stream(ViolationCode.values())
                .flatMap(code -> Stream.of(
                        new Violation(code, null, "about the whole"),
                        new Violation(code, "a.b[0]/\"ü\"", "line 1\nline 2 \"quoted\" 😀"),
                        new Violation(code, "", "")))
                .toList();

        assertComesBack(FailedEvent.of(SampleEvents.any().raw(), all));
    }

    @Test
    default void what_cannot_be_read_is_kept_without_fields_to_search_by() {
        FailedEvent failed = SampleEvents.any()
                .with("session_id", "5")
                .without("category")
                .with("name", "null")
                .failed();

        assertThat(failed.sessionId()).isNull();
        assertThat(failed.category()).isNull();
        assertThat(failed.name()).isNull();
        assertComesBack(failed);
    }

    @Test
    default void nonsense_in_the_fields_comes_back_as_it_can_be_searched_by() {
        assertComesBack(SampleEvents.any()
                .with("session_id", "\"no 'uuid' \\\\ \\\" \\ud83d\\ude00 \\u0000\"")
                .with("category", "\"\"")
                .with("name", JsonValue.quoted("n".repeat(300)))
                .failed());
    }

    @TestFactory
    default Stream<DynamicTest> the_status_comes_back() {
        return Arrays.stream(FailedEventStatus.values())
                .map(status -> DynamicTest.dynamicTest(status.name(), () -> {
                    FailedEvent open = SampleEvents.any().without("name").failed();
                    assertComesBack(new FailedEvent(
                            open.id(),
                            open.application(),
                            open.arrival(),
                            open.receivedAt(),
                            open.sessionId(),
                            open.category(),
                            open.name(),
                            open.violations(),
                            open.received(),
                            status));
                }));
    }

    @Test
    default void the_time_of_receipt_comes_back_to_the_microsecond() {
        assertComesBack(SampleEvents.any()
                .without("name")
                .receivedAt(Instant.parse("2024-02-29T23:59:59.999999Z"))
                .failed());
    }

    /** A queue message that nobody can decode is nobody's, and must not be lost. */
    @Test
    default void a_failed_event_of_an_unknown_application_is_kept() {
        byte[] message = SampleEvents.newText().getBytes(StandardCharsets.UTF_8);
        FailedEvent failed = FailedEvent.of(
                SampleEvents.malformed(ApplicationId.UNKNOWN, message),
                List.of(Flaws.violation(SentEvent.Flaw.MALFORMED)));

        assertThat(store().keep(List.of(new Verdict.Failed(failed)))).containsExactly(Kept.FAILED);
        assertThat(reader().findFailed(failed.id(), Ask.ALL)).contains(failed);
    }

    private void assertComesBack(FailedEvent failed) {
        List<Kept> kept = store().keep(List.of(new Verdict.Failed(failed)));

        assertThat(kept).containsExactly(Kept.FAILED);
        assertThat(Ask.failed(reader(), failed.application()))
                .as("found by its application")
                .containsExactly(failed);
        assertThat(reader().findFailed(failed.id(), Ask.ALL))
                .as("found by its id")
                .contains(failed);
        assertThat(reader().findFailed(failed.id(), Ask.ALL)
                        .map(FailedEvent::received)
                        .map(ByteString::utf8))
                .contains(failed.received().utf8());
    }

    private static FailedEvent received(String what, byte[] bytes) {
        return FailedEvent.of(
                SampleEvents.malformed(SampleEvents.newApplicationId(), bytes),
                List.of(new Violation(ViolationCode.EVENT_MALFORMED, null, what)));
    }
}
