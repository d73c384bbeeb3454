package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.port.EventReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of readers is worth what it notices: what stands in payloads. */
final class BrokenEventReaderPayloadTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_reader_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("events_are_found_by_text_in_the_payload")
    static final class LooksAtOnePlaceOnly extends HonestStorage {
        @Override
        public EventReader reader() {
            return asking(honestReader, payload -> payload.stream().limit(1).toList());
        }
    }

    @FailsAt("a_value_is_found_by_its_own_type_alone")
    static final class TakesNumbersForText extends HonestStorage {
        @Override
        public EventReader reader() {
            return asking(
                    honestReader,
                    each(value -> value instanceof PayloadValue.Number(BigDecimal number)
                            ? new PayloadValue.Text(number.toPlainString())
                            : value));
        }
    }

    @FailsAt("numbers_are_found_by_their_value_however_they_are_written")
    static final class ReadsNumbersAsDoubles extends HonestStorage {
        @Override
        public EventReader reader() {
            return asking(
                    honestReader,
                    each(value -> value instanceof PayloadValue.Number(BigDecimal number)
                                    && Double.isFinite(number.doubleValue())
                            ? new PayloadValue.Number(new BigDecimal(number.doubleValue()))
                            : value));
        }
    }

    @FailsAt("members_of_arrays_are_found_by_their_index")
    static final class ReadsAnythingLikeANumberAsAnIndex extends HonestStorage {
        @Override
        public EventReader reader() {
            return asking(
                    honestReader,
                    payload -> payload.stream()
                            .map(wanted -> new PayloadFilter(
                                    new PayloadPath(wanted.path().steps().stream()
                                            .map(step -> step.strip().replaceFirst("^[+0](?=\\d)", ""))
                                            .toList()),
                                    wanted.anyOf()))
                            .toList());
        }
    }

    private static UnaryOperator<List<PayloadFilter>> each(UnaryOperator<PayloadValue> change) {
        return payload -> payload.stream()
                .map(wanted -> new PayloadFilter(
                        wanted.path(), wanted.anyOf().stream().map(change).collect(Collectors.toSet())))
                .toList();
    }

    private static EventReader asking(EventReader reader, UnaryOperator<List<PayloadFilter>> change) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                return honest.find(filter.withPayload(change.apply(filter.payload())), page);
            }
        };
    }
}
