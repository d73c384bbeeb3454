package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Kept twice is kept once: redelivery, a client's retry and a replay are harmless. */
interface EventStoreOnceContract extends StorageContract {
    @Test
    default void an_event_kept_twice_is_kept_once() {
        SampleEvent sample = SampleEvents.any();

        List<Kept> first = store().keep(List.of(sample.verdict()));
        List<Kept> second = store().keep(List.of(sample.verdict()));

        assertThat(first).as("the first time").containsExactly(Kept.STORED);
        assertThat(second).as("the second time").containsExactly(Kept.DUPLICATE);
        assertThat(PlainEvent.all(Ask.events(reader(), sample.application())))
                .containsExactly(PlainEvent.of(sample.event()));
        assertThat(Ask.count(reader(), sample.application())).isEqualTo(1);
    }

    @Test
    default void an_event_twice_in_one_batch_is_kept_once() {
        SampleEvent twice = SampleEvents.any();
        SampleEvent once = SampleEvents.of(twice.application());

        List<Kept> kept = store().keep(SampleEvents.verdicts(List.of(twice, once, twice)));

        assertThat(kept).hasSize(3);
        assertThat(kept.get(1)).as("the one that is there once").isEqualTo(Kept.STORED);
        assertThat(List.of(kept.getFirst(), kept.getLast()))
                .as("the two that are the same")
                .containsExactlyInAnyOrder(Kept.STORED, Kept.DUPLICATE);
        assertThat(Ask.count(reader(), twice.application())).isEqualTo(2);
    }

    @Test
    default void a_failed_event_kept_twice_or_twice_in_one_batch_is_kept_once() {
        SampleEvent sample = SampleEvents.any().without("name");

        List<Kept> first = store().keep(List.of(sample.verdict(), sample.verdict()));
        List<Kept> second = store().keep(List.of(sample.verdict()));

        assertThat(first).as("twice in one batch").containsExactlyInAnyOrder(Kept.FAILED, Kept.FAILED_BEFORE);
        assertThat(second).as("in a second batch").containsExactly(Kept.FAILED_BEFORE);
        assertThat(Ask.failed(reader(), sample.application())).containsExactly(sample.failed());
        assertThat(Ask.countFailed(reader(), sample.application())).isEqualTo(1);
    }

    /** Each in an order of its own, so that rows locked in the order of the batch would end in a deadlock. */
    @RepeatedTest(5)
    default void sixteen_threads_keep_the_same_events_and_each_is_kept_once() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            verdicts.add(SampleEvents.of(application).verdict());
            verdicts.add(SampleEvents.of(application).without("name").verdict());
        }

        List<List<Kept>> answers = Together.run(
                patience(),
                IntStream.range(0, 16)
                        .mapToObj(thread -> keepShuffled(verdicts))
                        .toList());

        for (int i = 0; i < verdicts.size(); i++) {
            int event = i;
            assertThat(answers.stream().map(kept -> kept.get(event)))
                    .as("what 16 threads were told about one event")
                    .containsOnlyOnce(verdicts.get(i) instanceof Verdict.Accepted ? Kept.STORED : Kept.FAILED)
                    .filteredOn(
                            (verdicts.get(i) instanceof Verdict.Accepted ? Kept.DUPLICATE : Kept.FAILED_BEFORE)::equals)
                    .hasSize(15);
        }
        assertThat(Ask.events(reader(), application)).hasSize(50);
        assertThat(Ask.failed(reader(), application)).hasSize(50);
    }

    @Test
    default void two_different_events_of_one_session_at_one_instant_are_both_kept() {
        SampleEvent one = SampleEvents.any();
        SampleEvent other = one.data("{\"other\":true}");

        List<Kept> kept = store().keep(SampleEvents.verdicts(List.of(one, other)));

        assertThat(kept).containsExactly(Kept.STORED, Kept.STORED);
        assertThat(Ask.count(reader(), one.application())).isEqualTo(2);
    }

    @Test
    default void what_is_there_already_is_left_as_it_is() {
        SampleEvent first = SampleEvents.any().key("k1").data("{\"n\":1}");
        SampleEvent later = first.data("{\"n\":2}").arrival(SampleEvents.newArrival());

        store().keep(List.of(first.verdict()));
        List<Kept> kept = store().keep(List.of(later.verdict()));

        assertThat(kept).as("another event of the same id").containsExactly(Kept.DUPLICATE);
        assertThat(PlainEvent.all(Ask.events(reader(), first.application())))
                .containsExactly(PlainEvent.of(first.event()));
    }

    /** An application that mends its event sends it with the same idempotency key; a replay keeps the id, too. */
    @Test
    default void what_failed_may_still_become_an_event() {
        SampleEvent wrong = SampleEvents.any().key("k1").without("name");
        SampleEvent mended = wrong.name("page view");

        store().keep(List.of(wrong.verdict()));
        List<Kept> kept = store().keep(List.of(mended.verdict()));

        assertThat(mended.event().id()).isEqualTo(wrong.failed().id());
        assertThat(kept).as("an event of the id of a failed event").containsExactly(Kept.STORED);
        assertThat(reader().find(mended.event().id(), Ask.ALL)).isPresent();
        assertThat(reader().findFailed(wrong.failed().id(), Ask.ALL))
                .contains(wrong.failed().with(FailedEventStatus.REPLAYED));
    }

    private Callable<List<Kept>> keepShuffled(List<Verdict> verdicts) {
        return () -> {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, verdicts.size()).boxed().toList());
            Collections.shuffle(order, new Random());
            List<Kept> kept = store().keep(order.stream().map(verdicts::get).toList());
            return IntStream.range(0, verdicts.size())
                    .mapToObj(event -> kept.get(order.indexOf(event)))
                    .toList();
        };
    }
}
