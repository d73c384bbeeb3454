package dev.theeye.adapter.rabbit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens on a {@link PublishingLine}. Called from the thread that reads from the broker, so nothing here may block. */
interface LineEvents {
    /** The broker has the message on disk. */
    void confirmed(Unconfirmed message);

    /** The broker took the message in and refuses to keep it: the queue is full, or has no majority. */
    void rejected(Unconfirmed message);

    /** It is not known that the broker has these, and nobody shall wait for that any longer. */
    void refused(List<Submission> submissions, String why, @Nullable Throwable cause);

    /** An alarm of the broker's (memory or disk): it will take nothing until it is over. */
    void blocked(String why);

    void unblocked();

    void ended(PublishingLine line, String why, @Nullable Exception cause);
}
