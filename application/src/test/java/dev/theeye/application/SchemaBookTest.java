package dev.theeye.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryEventSchemas;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaBookTest {
    private static final EventType TYPE = new EventType("form interaction", "submit");
    private static final EventType OTHER = new EventType("form interaction", "abandon");
    private static final Payload PAYLOAD = new Payload(ByteString.utf8("{}"));

    private final InMemoryEventSchemas schemas = new InMemoryEventSchemas();
    private final List<String> read = new ArrayList<>();
    private final SchemaBook book = new SchemaBook(schemas, new Refusals());

    @Test
    void nothing_is_judged_before_the_schemas_were_read_once() {
        declare(TYPE, "x");
        schemas.interrupt();

        assertThatThrownBy(() -> book.of(TYPE)).isInstanceOf(EventStoreUnavailable.class);
        schemas.resume();

        assertThat(book.of(TYPE).map(SchemaInForce::version)).contains(1);
    }

    @Test
    void a_change_is_in_force_once_the_book_was_read_again() {
        assertThat(book.of(TYPE)).isEmpty();
        declare(TYPE, "x");
        assertThat(book.of(TYPE)).isEmpty();

        book.read();
        assertThat(flaws(TYPE)).extracting(PayloadFlaw::message).containsExactly("x");

        schemas.withdraw(TYPE, act());
        book.read();
        assertThat(book.of(TYPE)).isEmpty();
    }

    @Test
    void in_an_outage_events_are_judged_by_what_is_known() {
        declare(TYPE, "x");
        book.read();
        schemas.interrupt();

        assertThatThrownBy(book::read).isInstanceOf(EventStoreUnavailable.class);

        assertThat(flaws(TYPE)).hasSize(1);
    }

    @Test
    void only_what_has_changed_is_compiled() {
        declare(TYPE, "x");
        book.read();
        declare(OTHER, "y");
        book.read();
        book.read();

        assertThat(read).containsExactly("x", "y");
    }

    @Test
    void a_schema_that_is_not_understood_any_more_fails_what_it_should_judge_instead_of_letting_it_pass() {
        declare(TYPE, "unknown");
        declare(OTHER, "x");

        assertThat(flaws(TYPE)).singleElement().satisfies(flaw -> {
            assertThat(flaw.keyword()).isEqualTo("$schema");
            assertThat(flaw.message()).contains("version 1", "nobody knows it");
        });
        assertThat(flaws(OTHER)).as("its neighbour").hasSize(1);
    }

    private List<PayloadFlaw> flaws(EventType type) {
        Optional<SchemaInForce> schema = book.of(type);
        return schema.orElseThrow().schema().check(PAYLOAD);
    }

    private void declare(EventType type, String schema) {
        schemas.declare(type, ByteString.utf8(schema), SchemaMode.ENFORCE, act());
    }

    private static Act act() {
        return Act.now(Clock.systemUTC(), null);
    }

    /** A language in which a schema is the complaint that it makes of every payload. */
    private final class Refusals implements SchemaLanguage {
        @Override
        public Reading read(ByteString schema) {
            String text = schema.utf8();
            read.add(text);
            return text.equals("unknown")
                    ? new Reading.Refused("/a", "nobody knows it")
                    : new Reading.Understood(payload -> List.of(new PayloadFlaw("", "type", text)));
        }

        @Override
        public ByteString suggest(List<Payload> payloads) {
            throw new UnsupportedOperationException();
        }
    }
}
