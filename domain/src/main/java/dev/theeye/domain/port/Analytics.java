package dev.theeye.domain.port;

import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.EventFilter;
import java.util.List;

/** What the events add up to that a filter finds. Every method throws {@link EventStoreUnavailable} where it cannot tell. */
public interface Analytics {
    /**
     * How many events there are in each interval in which there are any, for each group. Exact to the event, also where the
     * filter begins or ends within an interval.
     *
     * @param groupBy tells groups apart; without any, all events are one
     * @param most how many are wanted; where there are more, one more is given
     * @return the earliest first, then by the UTF-8 bytes of the groups
     */
    List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most);

    /**
     * The most frequent values.
     *
     * @param limit how many at most
     * @return by events, then by sessions, the most first, then by the UTF-8 bytes of the value as text or JSON
     */
    List<TopValue> top(EventFilter filter, Measure by, int limit);

    /**
     * How far sessions come. One has reached a step if some events of it are the steps up to there, each later in the order of
     * {@link dev.theeye.domain.event.Cursor} than the one before, and not later than the window after the first. Whatever
     * events would do, a session counts once in each step. Times are taken from its furthest way; of several ways to an event
     * from the one that began last, and whose further steps are the latest; of several such events from the first.
     *
     * @return one for each step
     */
    List<StepReached> funnel(Funnel funnel);
}
