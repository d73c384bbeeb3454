package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventFeed.Stretch;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link EventFeed} owes. */
public interface EventFeedContract extends Contract {
    EventStore store();

    EventFeed feed();

    /** Of what {@link #store} and {@link #feed} stand on. */
    Outage outage();

    @Test
    default void what_is_stored_is_fed_once_as_it_is_in_the_order_of_its_batch() {
        List<SampleEvent> batch = batch(20);
        FeedPosition before = feed().end();

        store().keep(SampleEvents.verdicts(batch));

        List<Event> fed = events(feed(), before);
        assertThat(fed).usingRecursiveComparison().ignoringFields("payload").isEqualTo(events(batch));
        assertThat(fed)
                .extracting(EventFeedContract::payload)
                .isEqualTo(
                        events(batch).stream().map(EventFeedContract::payload).toList());
    }

    @Test
    default void what_was_stored_before_is_not_fed() {
        store().keep(SampleEvents.verdicts(batch(3)));

        assertThat(Feed.between(feed(), feed().end(), feed().end())).isEmpty();
    }

    @Test
    default void neither_a_duplicate_nor_a_failed_event_is_fed() {
        SampleEvent known = SampleEvents.any();
        SampleEvent failing = SampleEvents.any().without("name");
        SampleEvent fresh = SampleEvents.any();
        store().keep(List.of(known.verdict()));
        FeedPosition before = feed().end();

        store().keep(SampleEvents.verdicts(List.of(known, failing, fresh, fresh)));

        assertThat(ids(feed(), before)).containsExactly(fresh.event().id());
    }

    @Test
    default void from_the_position_of_each_event_on_the_feed_gives_what_follows_it() {
        FeedPosition before = feed().end();
        List<SampleEvent> first = batch(3);
        List<SampleEvent> second = batch(3);
        store().keep(SampleEvents.verdicts(first));
        store().keep(SampleEvents.verdicts(second));
        FeedPosition end = feed().end();

        List<StoredEvent> fed = Feed.between(feed(), before, end);

        assertThat(fed).hasSize(6);
        for (int i = 0; i < fed.size(); i++) {
            assertThat(Feed.between(feed(), fed.get(i).position(), end))
                    .extracting(StoredEvent::event)
                    .as("after event %s", i)
                    .isEqualTo(fed.subList(i + 1, fed.size()).stream()
                            .map(StoredEvent::event)
                            .toList());
        }
    }

    @Test
    default void no_more_is_read_at_once_than_is_promised_and_nothing_is_left_out() {
        List<SampleEvent> many = batch(EventFeed.MOST_EVENTS * 2 + 10);
        List<SampleEvent> large = Stream.generate(SampleEvents::any)
                .limit(30)
                .map(sample -> sample.data("{\"text\":\"" + "x".repeat(60_000) + "\"}"))
                .toList();
        FeedPosition before = feed().end();
        store().keep(SampleEvents.verdicts(many));
        store().keep(SampleEvents.verdicts(large));
        FeedPosition end = feed().end();

        List<List<StoredEvent>> parts = Feed.parts(feed(), before, end);

        assertThat(parts).allSatisfy(part -> {
            assertThat(part).hasSizeLessThanOrEqualTo(EventFeed.MOST_EVENTS);
            assertThat(part.stream()
                            .mapToInt(fed -> fed.event().payload().json().length())
                            .sum())
                    .isLessThanOrEqualTo(EventFeed.MOST_BYTES);
        });
        assertThat(parts.stream().flatMap(List::stream).map(fed -> fed.event().id()))
                .containsExactlyElementsOf(Stream.concat(many.stream(), large.stream())
                        .map(sample -> sample.event().id())
                        .toList());
    }

    @Test
    default void of_several_who_store_at_once_whoever_reads_on_meanwhile_misses_and_repeats_nothing() {
        int writers = 4;
        int batches = 25;
        List<List<SampleEvent>> sent = IntStream.range(0, writers * batches)
                .mapToObj(number -> batch(3))
                .toList();
        FeedPosition before = feed().end();
        List<Callable<List<EventId>>> acts = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            List<List<SampleEvent>> own = sent.subList(writer * batches, (writer + 1) * batches);
            acts.add(() -> {
                own.forEach(batch -> store().keep(SampleEvents.verdicts(batch)));
                return List.of();
            });
        }
        acts.add(() -> Feed.until(feed(), before, writers * batches * 3, patience()));

        List<EventId> fed = Together.run(patience(), acts).getLast();

        assertThat(fed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .flatMap(List::stream)
                        .map(sample -> sample.event().id())
                        .toList());
    }

    @Test
    default void a_position_of_nobodys_is_said_to_be_forgotten() {
        FeedPosition end = feed().end();

        assertThat(List.of("nonsense", "-1", "9:3:", "1:2:3/4", "99999999999999999999:1:", "/", "%00"))
                .allSatisfy(text -> assertThat(feed().read(new FeedPosition(text), end))
                        .as(text)
                        .isEqualTo(new Stretch.Forgotten()));
    }

    @Test
    default void in_an_outage_the_feed_says_so_and_goes_on_where_it_was_afterwards() {
        FeedPosition before = feed().end();
        SampleEvent sample = SampleEvents.any();
        store().keep(List.of(sample.verdict()));

        Throwable failure;
        outage().begin();
        try {
            failure = assertTimeoutPreemptively(
                    patience(), () -> catchThrowable(() -> feed().end()), "end() must throw in a bounded time");
        } finally {
            outage().end();
        }

        assertThat(failure).isInstanceOf(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> ids(feed(), before)))
                .containsExactly(sample.event().id());
    }

    private static @Nullable Object payload(Event event) {
        return JsonValue.of(event.payload().json().utf8());
    }

    private static List<SampleEvent> batch(int size) {
        ApplicationId application = SampleEvents.newApplicationId();
        return SampleEvents.several(size, application, SampleEvents.newSession());
    }

    private static List<Event> events(List<SampleEvent> samples) {
        return samples.stream().map(SampleEvent::event).toList();
    }

    private static List<Event> events(EventFeed feed, FeedPosition after) {
        return Feed.between(feed, after, feed.end()).stream()
                .map(StoredEvent::event)
                .toList();
    }

    private static List<EventId> ids(EventFeed feed, FeedPosition after) {
        return events(feed, after).stream().map(Event::id).toList();
    }
}
