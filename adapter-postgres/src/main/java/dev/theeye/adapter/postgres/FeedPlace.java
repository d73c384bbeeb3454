package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.FeedPosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a position says. A snapshot says of each transaction whether it was over then: whatever order transactions begin and end in,
 * what lies between two snapshots is the same for good.
 */
sealed interface FeedPlace {
    String SNAPSHOT = "\\d{1,19}:\\d{1,19}:[\\d,]*";
    Pattern FORM = Pattern.compile("(" + SNAPSHOT + ")(?:/(" + SNAPSHOT + ")/(\\d{1,18})/(\\d{1,6}))?");

    /** After all that a snapshot shows. */
    record Shown(String snapshot) implements FeedPlace {
        FeedPosition position() {
            return new FeedPosition(snapshot);
        }
    }

    /**
     * In the middle of what one snapshot does not show and a later one does, which is read in the order of the transactions.
     *
     * @param xid the transaction of the last event before
     * @param events how many of it came before
     */
    record Between(String from, String to, long xid, int events) implements FeedPlace {
        FeedPosition position() {
            return new FeedPosition(from + "/" + to + "/" + xid + "/" + events);
        }
    }

    /** @return empty for what is no place */
    static Optional<FeedPlace> of(FeedPosition position) {
        Matcher form = FORM.matcher(position.text());
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                form.group(2) == null
                        ? new Shown(form.group(1))
                        : new Between(
                                form.group(1),
                                form.group(2),
                                Long.parseLong(form.group(3)),
                                Integer.parseInt(form.group(4))));
    }
}
