package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventSchemasContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of schemas is worth what it notices. */
final class BrokenEventSchemasTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_schemas_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("every_change_is_noticed_by_the_revision_and_the_revision_belongs_to_what_is_in_force")
    static final class StayTheSameForWhoeverWatches extends Honest {
        @Override
        public EventSchemas schemas() {
            return new Delegating(honest) {
                @Override
                public long revision() {
                    return 0;
                }
            };
        }
    }

    @FailsAt("a_schema_that_is_withdrawn_is_history_and_the_next_version_counts_on")
    static final class ForgetWhatIsWithdrawn extends Honest {
        @Override
        public EventSchemas schemas() {
            return new Delegating(honest) {
                @Override
                public List<SchemaVersion> versions(EventType type, int before, int most) {
                    return honest.inForce(type).stream().toList();
                }
            };
        }
    }

    @FailsAt("versions_come_piece_by_piece")
    static final class GiveAllVersionsAtOnce extends Honest {
        @Override
        public EventSchemas schemas() {
            return new Delegating(honest) {
                @Override
                public List<SchemaVersion> versions(EventType type, int before, int most) {
                    return honest.versions(type, before, Integer.MAX_VALUE);
                }
            };
        }
    }

    @FailsAt("what_is_in_force_is_told_range_by_range_and_type_by_type")
    static final class WalkInOneDirectionOnly extends Honest {
        @Override
        public EventSchemas schemas() {
            return new Delegating(honest) {
                @Override
                public List<Summary> summaries(TypeRange range) {
                    return honest.summaries(new TypeRange(Direction.ASCENDING, range.beyond(), range.limit()));
                }
            };
        }
    }

    @FailsAt("a_schema_is_in_force_as_it_was_written_from_its_declaration_on")
    static final class TidyUpWhatWasWritten extends Honest {
        @Override
        public EventSchemas schemas() {
            return new Delegating(honest) {
                @Override
                public Declared declare(EventType type, ByteString schema, SchemaMode mode, Act act) {
                    return honest.declare(type, ByteString.utf8(schema.utf8().replace(" ", "")), mode, act);
                }
            };
        }
    }

    private static class Honest implements EventSchemasContract {
        final InMemoryAuditTrail trail = new InMemoryAuditTrail();
        final InMemoryEventSchemas honest = new InMemoryEventSchemas(trail);

        @Override
        public EventSchemas schemas() {
            return honest;
        }

        @Override
        public AuditTrail auditTrail() {
            return trail;
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(honest::interrupt, honest::resume);
        }
    }

    private static class Delegating implements EventSchemas {
        private final EventSchemas honest;

        Delegating(EventSchemas honest) {
            this.honest = honest;
        }

        @Override
        public Declared declare(EventType type, ByteString schema, SchemaMode mode, Act act) {
            return honest.declare(type, schema, mode, act);
        }

        @Override
        public Withdrawal withdraw(EventType type, Act act) {
            return honest.withdraw(type, act);
        }

        @Override
        public List<SchemaVersion> versions(EventType type, int before, int most) {
            return honest.versions(type, before, most);
        }

        @Override
        public int countVersions(EventType type) {
            return honest.countVersions(type);
        }

        @Override
        public List<Summary> summaries(TypeRange range) {
            return honest.summaries(range);
        }

        @Override
        public List<Summary> summaries(Collection<EventType> types) {
            return honest.summaries(types);
        }

        @Override
        public Optional<SchemaVersion> inForce(EventType type) {
            return honest.inForce(type);
        }

        @Override
        public InForce inForce() {
            return honest.inForce();
        }

        @Override
        public long revision() {
            return honest.revision();
        }
    }
}
