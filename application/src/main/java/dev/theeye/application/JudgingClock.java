package dev.theeye.application;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * What judging is measured by, in nanoseconds.
 *
 * @param wall the time that passes
 * @param cpu the time that the current thread, a platform thread, has computed: a busy machine and a pause for garbage
 *     collection must not be charged to an application
 */
public record JudgingClock(LongSupplier wall, LongSupplier cpu) {
    public static JudgingClock system() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean supported = threads.isCurrentThreadCpuTimeSupported();
        return new JudgingClock(System::nanoTime, supported ? threads::getCurrentThreadCpuTime : System::nanoTime);
    }
}
