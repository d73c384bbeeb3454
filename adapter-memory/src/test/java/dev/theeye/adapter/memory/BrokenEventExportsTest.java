package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of exports is worth what it notices. */
final class BrokenEventExportsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_exports_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("an_export_gives_everything_that_matches_once_and_in_order")
    static final class EndAfterOnePiece extends InMemoryEventExportsTest {
        private boolean given;

        @Override
        public EventExports exports() {
            given = false;
            return giving(super.exports(), export -> {
                List<Event> piece = given ? List.of() : export.next();
                given = true;
                return piece;
            });
        }
    }

    @FailsAt("an_export_that_was_cut_goes_on_after_any_of_its_events")
    static final class BeginAtTheStartWhateverIsAsked extends InMemoryEventExportsTest {
        @Override
        public EventExports exports() {
            EventExports honest = super.exports();
            return (filter, first) -> honest.begin(filter, PageRequest.first(first.order(), first.limit()));
        }
    }

    @FailsAt("an_export_goes_on_after_an_outage_where_it_stopped")
    static final class EndInAnOutage extends InMemoryEventExportsTest {
        @Override
        public EventExports exports() {
            return giving(super.exports(), export -> {
                try {
                    return export.next();
                } catch (EventStoreUnavailable outage) {
                    return List.of();
                }
            });
        }
    }

    @FailsAt("an_export_that_is_closed_gives_nothing_more")
    static final class LookLikeAtTheirEndWhenClosed extends InMemoryEventExportsTest {
        @Override
        public EventExports exports() {
            return giving(super.exports(), export -> {
                try {
                    return export.next();
                } catch (CancellationException closed) {
                    return List.of();
                }
            });
        }
    }

    private interface Next {
        List<Event> of(EventExports.Export export);
    }

    private static EventExports giving(EventExports honest, Next next) {
        return (filter, first) -> {
            EventExports.Export export = honest.begin(filter, first);
            return new EventExports.Export() {
                @Override
                public List<Event> next() {
                    return next.of(export);
                }

                @Override
                public void close() {
                    export.close();
                }
            };
        };
    }
}
