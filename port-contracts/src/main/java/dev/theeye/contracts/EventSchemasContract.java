package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventSchemas.Declared;
import dev.theeye.domain.port.EventSchemas.Summary;
import dev.theeye.domain.port.EventSchemas.Withdrawal;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventSchemas} owes. */
public interface EventSchemasContract extends Contract {
    EventSchemas schemas();

    /** Of what is done to {@link #schemas}. */
    AuditTrail auditTrail();

    /** Of what the schemas stand on. */
    Outage outage();

    @Test
    default void a_type_has_no_schema_at_first() {
        EventType type = newType();

        assertThat(schemas().inForce(type)).isEmpty();
        assertThat(versions(type)).isEmpty();
        assertThat(inForceAmongAll(type)).isEmpty();
    }

    @Test
    default void a_schema_is_in_force_as_it_was_written_from_its_declaration_on() {
        EventType type = newType();
        Act act = SampleApplications.act();
        // whatever a JSON parser would change: spaces, order, spelling, a member twice, what stores refuse
        ByteString text = schema("{ \"b\" : 1.0, \"a\":\"\\u0000\\ud800 ü😀\", \"a\":1e400 }");

        Declared declared = schemas().declare(type, text, SchemaMode.OBSERVE, act);

        SchemaVersion expected = new SchemaVersion(type, 1, SchemaMode.OBSERVE, text, act.at(), act.by());
        assertThat(declared).isEqualTo(new Declared.Added(expected));
        assertThat(schemas().inForce(type)).contains(expected);
        assertThat(versions(type)).containsExactly(expected);
        assertThat(inForceAmongAll(type)).contains(expected);
    }

    @Test
    default void the_next_version_takes_the_place_of_the_one_before_and_both_can_be_seen() {
        EventType type = newType();
        SchemaVersion first = declared(type, "{}", SchemaMode.OBSERVE);

        SchemaVersion second = declared(type, "{\"type\":\"object\"}", SchemaMode.ENFORCE);

        assertThat(second.version()).isEqualTo(2);
        assertThat(schemas().inForce(type)).contains(second);
        assertThat(inForceAmongAll(type)).contains(second);
        assertThat(versions(type)).containsExactly(second, first);
    }

    @Test
    default void what_is_in_force_already_is_not_declared_again() {
        EventType type = newType();
        SchemaVersion first = declared(type, "{}", SchemaMode.ENFORCE);
        long revision = schemas().revision();

        Declared again = schemas().declare(type, schema("{}"), SchemaMode.ENFORCE, SampleApplications.act());

        assertThat(again).isEqualTo(new Declared.Already(first));
        assertThat(versions(type)).containsExactly(first);
        assertThat(schemas().revision()).isEqualTo(revision);
    }

    @Test
    default void another_mode_is_another_version() {
        EventType type = newType();
        SchemaVersion observed = declared(type, "{}", SchemaMode.OBSERVE);

        SchemaVersion enforced = declared(type, "{}", SchemaMode.ENFORCE);

        assertThat(enforced.version()).isEqualTo(observed.version() + 1);
        assertThat(schemas().inForce(type)).contains(enforced);
    }

    @Test
    default void a_schema_that_is_withdrawn_is_history_and_the_next_version_counts_on() {
        EventType type = newType();
        SchemaVersion first = declared(type, "{}", SchemaMode.ENFORCE);

        assertThat(schemas().withdraw(type, SampleApplications.act())).isEqualTo(Withdrawal.WITHDRAWN);
        assertThat(schemas().withdraw(type, SampleApplications.act())).isEqualTo(Withdrawal.NONE);

        assertThat(schemas().inForce(type)).isEmpty();
        assertThat(inForceAmongAll(type)).isEmpty();
        assertThat(versions(type)).containsExactly(first);
        assertThat(declared(type, "{}", SchemaMode.ENFORCE).version()).isEqualTo(2);
    }

    @Test
    default void types_that_differ_in_one_name_only_are_two() {
        EventType type = newType();
        EventType other = new EventType(type.name(), type.category());
        SchemaVersion schema = declared(type, "{}", SchemaMode.ENFORCE);

        declared(other, "{\"type\":\"object\"}", SchemaMode.OBSERVE);
        schemas().withdraw(other, SampleApplications.act());

        assertThat(schemas().inForce(type)).contains(schema);
        assertThat(versions(other)).hasSize(1);
    }

    @Test
    default void every_change_is_noticed_by_the_revision_and_the_revision_belongs_to_what_is_in_force() {
        EventType type = newType();
        long before = schemas().revision();

        declared(type, "{}", SchemaMode.ENFORCE);
        long declared = schemas().revision();
        schemas().withdraw(type, SampleApplications.act());
        long withdrawn = schemas().revision();

        assertThat(declared).isGreaterThan(before);
        assertThat(withdrawn).isGreaterThan(declared);
        assertThat(schemas().inForce().revision()).isEqualTo(withdrawn);
        assertThat(schemas().revision()).isEqualTo(withdrawn);
    }

    @Test
    default void sixteen_who_declare_at_once_come_one_after_the_other() {
        EventType type = newType();
        List<Callable<Declared>> all = IntStream.range(0, 16)
                .<Callable<Declared>>mapToObj(i -> () -> schemas()
                        .declare(
                                type,
                                schema("{\"title\":\"" + i + "\"}"),
                                SchemaMode.ENFORCE,
                                SampleApplications.act()))
                .toList();

        Together.run(patience(), all);

        assertThat(versions(type))
                .extracting(SchemaVersion::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 16).map(i -> 17 - i).boxed().toList());
        assertThat(schemas().inForce(type)).contains(versions(type).getFirst());
    }

    @Test
    default void who_declared_and_who_withdrew_is_written_down_and_nothing_of_what_changed_nothing() {
        EventType type = newType();
        Act declaring = SampleApplications.act();
        Act withdrawing = SampleApplications.act();

        schemas().declare(type, schema("{}"), SchemaMode.ENFORCE, declaring);
        schemas().declare(type, schema("{}"), SchemaMode.ENFORCE, SampleApplications.act());
        schemas().withdraw(type, withdrawing);
        schemas().withdraw(type, SampleApplications.act());

        SchemaVersion schema = versions(type).getFirst();
        AuditFilter since = new AuditFilter(
                Set.of(),
                Set.of(),
                Set.of(AuditEntry.Kind.SCHEMA_DECLARED, AuditEntry.Kind.SCHEMA_WITHDRAWN),
                declaring.at(),
                null);
        assertThat(auditTrail()
                        .find(since, PageRequest.first(Order.OLDEST_FIRST, 100))
                        .items())
                .filteredOn(entry -> entry.changes().stream()
                        .anyMatch(change -> type.category().equals(change.after())))
                .containsExactly(
                        AuditEntry.schemaDeclared(declaring, Optional.empty(), schema),
                        AuditEntry.schemaWithdrawn(withdrawing, schema));
    }

    @Test
    default void in_an_outage_every_question_fails_and_may_be_asked_again_afterwards() {
        EventType type = newType();
        EventSchemas schemas = schemas();
        SchemaVersion first = declared(type, "{}", SchemaMode.ENFORCE);

        outage().begin();
        Throwable asking;
        Throwable changing;
        try {
            asking = assertTimeoutPreemptively(
                    patience(),
                    () -> catchThrowable(schemas::revision),
                    "in an outage, revision must throw in a bounded time");
            changing = assertTimeoutPreemptively(
                    patience(),
                    () -> catchThrowable(() -> schemas.withdraw(type, SampleApplications.act())),
                    "in an outage, withdraw must throw in a bounded time");
        } finally {
            outage().end();
        }

        assertThat(asking).as("revision in an outage").isInstanceOf(EventStoreUnavailable.class);
        assertThat(changing).as("withdraw in an outage").isInstanceOf(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> schemas.inForce(type)))
                .contains(first);
    }

    private SchemaVersion declared(EventType type, String schema, SchemaMode mode) {
        return switch (schemas().declare(type, schema(schema), mode, SampleApplications.act())) {
            case Declared.Added(SchemaVersion version) -> version;
            case Declared.Already(SchemaVersion version) ->
                throw new AssertionError("there already: version " + version.version());
        };
    }

    @Test
    default void versions_come_piece_by_piece() {
        EventType type = newType();
        List<SchemaVersion> newestFirst = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> declared(type, "{\"minProperties\":" + i + "}", SchemaMode.ENFORCE))
                .sorted(Comparator.comparing(SchemaVersion::version).reversed())
                .toList();

        assertThat(schemas().versions(type, Integer.MAX_VALUE, 2)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(schemas().versions(type, 4, 2)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(schemas().versions(type, 2, 2)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(schemas().versions(type, 1, 2)).isEmpty();
        assertThat(schemas().countVersions(type)).isEqualTo(5);
        assertThat(schemas().countVersions(newType())).isZero();
    }

    @Test
    default void what_is_in_force_is_told_range_by_range_and_type_by_type() {
        String category = SampleEvents.newText();
        List<Summary> expected = new ArrayList<>();
        for (String name : List.of("B", "a", "a b", "z", "é", "\uffee", "\ud83d\ude00")) {
            SchemaVersion schema = declared(new EventType(category, name), "{}", SchemaMode.OBSERVE);
            expected.add(new Summary(schema.type(), schema.version(), schema.mode()));
        }
        EventType withdrawn = new EventType(category, "withdrawn");
        declared(withdrawn, "{}", SchemaMode.ENFORCE);
        schemas().withdraw(withdrawn, SampleApplications.act());
        List<EventType> types = expected.stream().map(Summary::type).toList();

        TypeRange third = new TypeRange(Direction.ASCENDING, types.get(1), 3);
        assertThat(schemas().summaries(third)).isEqualTo(expected.subList(2, 5));
        TypeRange before = new TypeRange(Direction.DESCENDING, types.get(5), 3);
        assertThat(schemas().summaries(before)).isEqualTo(expected.subList(2, 5).reversed());
        assertThat(schemas().summaries(List.of(withdrawn, types.get(3), newType())))
                .containsExactly(expected.get(3));
        assertThat(schemas().summaries(List.of())).isEmpty();
    }

    private List<SchemaVersion> versions(EventType type) {
        return schemas().versions(type, Integer.MAX_VALUE, 100);
    }

    private Optional<SchemaVersion> inForceAmongAll(EventType type) {
        return schemas().inForce().versions().stream()
                .filter(schema -> schema.type().equals(type))
                .findFirst();
    }

    private static EventType newType() {
        return new EventType(SampleEvents.newText(), SampleEvents.newText());
    }

    private static ByteString schema(String text) {
        return ByteString.utf8(text);
    }
}
