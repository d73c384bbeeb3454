package dev.theeye.domain.port;

import dev.theeye.domain.validation.Verdict;
import java.util.List;

/** Foretells which events their sessions let in. {@link EventStore#keep} decides. */
public interface SessionAdmission {
    /**
     * Tells what {@link EventStore#keep} would make of a batch by the sessions as they are now, and changes nothing. A
     * session that is not open yet lets in whoever is the first to send an event of it.
     *
     * @param verdicts at most 10,000
     * @return each verdict, in order; failed with {@code session.other_application} where the session would not let it in
     * @throws EventStoreUnavailable if that cannot be told
     */
    List<Verdict> admit(List<Verdict> verdicts);
}
