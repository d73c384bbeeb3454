package dev.theeye.application;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.port.FailedEventGroups;
import java.util.List;
import java.util.Set;

/** Tells what fails, how often, and since when. */
public final class GroupFailedEvents {
    private final FailedEventGroups groups;

    public GroupFailedEvents(FailedEventGroups groups) {
        this.groups = groups;
    }

    public List<FailedEventGroup> find(FailedEventFilter filter, Set<FailedEventGroup.By> by, int most) {
        return groups.find(filter, by, most);
    }
}
