package dev.theeye.application;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Judges what does not come by the queue, and what was deferred, a few at once and for a short while each; then the next
 * application has its turn. So neither many requests nor costly ones of one application hold up another's, and the
 * processors that are left serve everything else.
 */
public final class JudgingTurns {
    /** Of one turn; the event in hand is finished. */
    static final Duration TURN = Duration.ofMillis(20);

    /** Callers of one application that wait for an answer and have had a turn, which was not enough. */
    static final int LONG_OF_ONE = 8;

    /** And of all applications. */
    static final int LONG_IN_ALL = 64;

    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private int free;

    /** Those whose turn is next, the next application first. */
    private final Map<ApplicationId, Deque<Semaphore>> waiting = new LinkedHashMap<>();

    private final Map<ApplicationId, Integer> longOnes = new HashMap<>();
    private int longInAll;

    /**
     * @param atOnce how many judge at once
     * @param clock nanoseconds, as of {@link System#nanoTime}
     */
    public JudgingTurns(int atOnce, LongSupplier clock) {
        this.free = atOnce;
        this.clock = clock;
    }

    /** As many as leave a processor or more to everything else, where there are two or more. */
    public static JudgingTurns ofThisMachine() {
        return new JudgingTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), System::nanoTime);
    }

    /**
     * For work in the background.
     *
     * @param mayGoOn is asked after each turn
     * @return the verdicts of the first events, in order; at least one turn's
     */
    List<Verdict> judge(
            ApplicationId application,
            List<RawEvent> events,
            Function<RawEvent, Verdict> rules,
            BooleanSupplier mayGoOn) {
        List<Verdict> verdicts = new ArrayList<>(events.size());
        while (verdicts.size() < events.size() && (verdicts.isEmpty() || mayGoOn.getAsBoolean())) {
            takeTurn(application);
            try {
                long until = clock.getAsLong() + TURN.toNanos();
                do {
                    verdicts.add(rules.apply(events.get(verdicts.size())));
                } while (verdicts.size() < events.size() && clock.getAsLong() - until < 0);
            } finally {
                endTurn();
            }
        }
        return verdicts;
    }

    /**
     * For a caller that waits for the answer.
     *
     * @param isAwaited whether the caller is still there; asked after each turn
     * @return the verdicts of all, in order
     * @throws JudgingOverloaded where too many wait whose events take long
     * @throws CancellationException where the caller has gone
     */
    List<Verdict> judgeAwaited(
            ApplicationId application,
            List<RawEvent> events,
            Function<RawEvent, Verdict> rules,
            BooleanSupplier isAwaited) {
        List<Verdict> verdicts = new ArrayList<>(judge(application, events, rules, () -> false));
        if (verdicts.size() < events.size()) {
            enter(application);
            try {
                List<RawEvent> rest = events.subList(verdicts.size(), events.size());
                if (isAwaited.getAsBoolean()) {
                    verdicts.addAll(judge(application, rest, rules, isAwaited));
                }
            } finally {
                leave(application);
            }
        }
        if (verdicts.size() < events.size()) {
            throw new CancellationException("the caller has gone");
        }
        return verdicts;
    }

    private void takeTurn(ApplicationId application) {
        Semaphore turn = new Semaphore(0);
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return;
            }
            waiting.computeIfAbsent(application, first -> new ArrayDeque<>()).add(turn);
        } finally {
            lock.unlock();
        }
        turn.acquireUninterruptibly();
    }

    /** Hands the turn to the next application; one with more that wait comes again after the others. */
    private void endTurn() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                free++;
                return;
            }
            var first = waiting.entrySet().iterator().next();
            ApplicationId next = first.getKey();
            Deque<Semaphore> turns = first.getValue();
            waiting.remove(next);
            turns.remove().release();
            if (!turns.isEmpty()) {
                waiting.put(next, turns);
            }
        } finally {
            lock.unlock();
        }
    }

    private void enter(ApplicationId application) {
        lock.lock();
        try {
            int ofThis = longOnes.getOrDefault(application, 0);
            if (ofThis >= LONG_OF_ONE || longInAll >= LONG_IN_ALL) {
                throw new JudgingOverloaded();
            }
            longOnes.put(application, ofThis + 1);
            longInAll++;
        } finally {
            lock.unlock();
        }
    }

    private void leave(ApplicationId application) {
        lock.lock();
        try {
            longOnes.computeIfPresent(application, (id, ofThis) -> ofThis == 1 ? null : ofThis - 1);
            longInAll--;
        } finally {
            lock.unlock();
        }
    }
}
