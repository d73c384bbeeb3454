package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Feeds what an {@link InMemoryEventStore} keeps, and shares its outages. A position is how many events came before. */
public final class InMemoryEventFeed implements EventFeed {
    private final InMemoryEventStore store;

    public InMemoryEventFeed(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public FeedPosition end() {
        return position(store.look(contents -> contents.sequence().size()));
    }

    @Override
    public Stretch read(FeedPosition after, FeedPosition upTo) {
        return store.look(contents -> place(after, contents.sequence().size())
                .<Stretch>map(from -> stretch(
                        contents.sequence(),
                        from,
                        place(upTo, contents.sequence().size()).orElseThrow()))
                .orElseGet(Stretch.Forgotten::new));
    }

    private static Stretch.Events stretch(List<@Nullable Event> sequence, int from, int end) {
        List<StoredEvent> events = new ArrayList<>();
        int bytes = 0;
        int at = from;
        while (at < end && events.size() < MOST_EVENTS) {
            Event event = sequence.get(at);
            bytes += event == null ? 0 : event.payload().json().length();
            if (bytes > MOST_BYTES && !events.isEmpty()) {
                break;
            }
            at++;
            if (event != null) {
                events.add(new StoredEvent(event, position(at)));
            }
        }
        return new Stretch.Events(events, position(at));
    }

    private static FeedPosition position(int before) {
        return new FeedPosition(Integer.toString(before));
    }

    private static Optional<Integer> place(FeedPosition position, int end) {
        return Optional.of(position.text())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(place -> place <= end);
    }
}
