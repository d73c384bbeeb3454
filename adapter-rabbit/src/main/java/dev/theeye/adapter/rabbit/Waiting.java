package dev.theeye.adapter.rabbit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What callers have added and no message has taken up yet, oldest first. */
final class Waiting {
    private final PublishSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<Submission> submissions = new ArrayDeque<>();
    private int events;
    private long bytes;

    Waiting(PublishSettings settings) {
        this.settings = settings;
    }

    void add(Submission submission) {
        lock.lock();
        try {
            submissions.add(submission);
            events += submission.events().size();
            bytes += submission.bytes();
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is to travel in the next message; waits until there is something.
     *
     * @param linger how long to wait for more while the message is not full
     */
    List<Submission> takeMessage(Duration linger) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (submissions.isEmpty()) {
                added.await();
            }
            long left = linger.toNanos();
            while (left > 0 && events < settings.maxEvents() && bytes < settings.maxBytes()) {
                left = added.awaitNanos(left);
            }
            return takeWhatFits();
        } finally {
            lock.unlock();
        }
    }

    private List<Submission> takeWhatFits() {
        List<Submission> taken = new ArrayList<>();
        int takenEvents = 0;
        long takenBytes = 0;
        while (!submissions.isEmpty()) {
            Submission next = submissions.getFirst();
            boolean fits = takenEvents + next.events().size() <= settings.maxEvents()
                    && takenBytes + next.bytes() <= settings.maxBytes();
            if (!taken.isEmpty() && !fits) {
                break;
            }
            taken.add(removeFirst());
            takenEvents += next.events().size();
            takenBytes += next.bytes();
        }
        return taken;
    }

    /** Takes out what will not be in time any more. */
    List<Submission> removeOverdue(long now) {
        lock.lock();
        try {
            List<Submission> overdue = new ArrayList<>();
            while (!submissions.isEmpty() && submissions.getFirst().isOverdue(now)) {
                overdue.add(removeFirst());
            }
            return overdue;
        } finally {
            lock.unlock();
        }
    }

    List<Submission> removeAll() {
        lock.lock();
        try {
            List<Submission> all = List.copyOf(submissions);
            submissions.clear();
            events = 0;
            bytes = 0;
            return all;
        } finally {
            lock.unlock();
        }
    }

    private Submission removeFirst() {
        Submission first = submissions.removeFirst();
        events -= first.events().size();
        bytes -= first.bytes();
        return first;
    }
}
