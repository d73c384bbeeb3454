package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.QuestionTooLarge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups of one answer, each in memory once, and all together no larger than an answer may become. */
final class Groups {
    /** In characters: a thousand types with the longest names that there are, or 50,000 with usual ones. */
    private static final int MAX_LENGTH = 1024 * 1024;

    private final Map<List<String>, List<String>> known = new HashMap<>();
    private int length;

    /** @throws QuestionTooLarge where the groups become too many */
    List<String> add(List<String> group) {
        List<String> same = known.putIfAbsent(group, group);
        if (same != null) {
            return same;
        }
        length += group.stream().mapToInt(String::length).sum();
        if (length > MAX_LENGTH) {
            throw new QuestionTooLarge("the names of the groups have more than " + MAX_LENGTH + " characters", null);
        }
        return group;
    }
}
