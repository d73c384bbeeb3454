package dev.theeye.adapter.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of day, until a test stops it or moves it on. */
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile Clock time = Clock.systemUTC();

    /** For tests in which it must not matter how long they take. */
    public void stop() {
        time = Clock.fixed(time.instant(), ZoneOffset.UTC);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return time.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
