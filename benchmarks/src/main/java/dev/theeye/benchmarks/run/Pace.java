package dev.theeye.benchmarks.run;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param warmingUp until the JVM has compiled what is hot
 * @param measuring each phase of a scenario
 * @param steady the load of the brief, of which a second shows little
 * @param questions how often each question is asked
 */
record Pace(Duration warmingUp, Duration measuring, Duration steady, int questions) {
    static final Pace QUICK = new Pace(Duration.ofSeconds(8), Duration.ofSeconds(6), Duration.ofSeconds(20), 100);
    static final Pace THOROUGH = new Pace(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), 1000);
}
