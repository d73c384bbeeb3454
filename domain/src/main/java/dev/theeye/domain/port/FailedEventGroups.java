package dev.theeye.domain.port;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import java.util.List;
import java.util.Set;

/**
 * Tells what fails, how often, and since when. Throws {@link EventStoreUnavailable} where it cannot tell, and {@link
 * QuestionTooLarge} where it would take too long.
 */
public interface FailedEventGroups {
    /**
     * @param by at least one
     * @param most of the groups, at least 1
     * @return the largest first, and of those as large the one seen last
     */
    List<FailedEventGroup> find(FailedEventFilter filter, Set<FailedEventGroup.By> by, int most);
}
