package dev.theeye.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many events a second a running Eye accepts and keeps. Each connection posts as fast as it is answered (a closed loop); the clock
 * stops when every event that was answered 202 can be counted by a query.
 */
public final class Collecting {
    private Collecting() {}

    /** Arguments: the address, the credentials file, connections, events per POST, seconds. */
    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            System.err.println("usage: benchmarks/collect URL CREDENTIALS_JSON CONNECTIONS EVENTS_PER_POST SECONDS");
            System.exit(2);
        }
        URI address = URI.create(args[0]);
        Path credentials = Path.of(args[1]);
        int connections = Integer.parseInt(args[2]);
        int batch = Integer.parseInt(args[3]);
        Duration duration = Duration.ofSeconds(Long.parseLong(args[4]));

        Api api = new Api(address, credentials);
        long before = api.countEvents();
        Tally tally = new Tally();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(new Poster(address, api.token(), batch, stop, tally)));
        }
        Thread.sleep(duration);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        double posting = secondsSince(start);
        long accepted = tally.accepted();
        long kept = api.countEvents() - before;
        while (kept < accepted && secondsSince(start) < posting + 300) {
            Thread.sleep(500);
            kept = api.countEvents() - before;
        }
        double draining = secondsSince(start);

        System.out.printf("connections %d, events per POST %d, %.1f s%n", connections, batch, posting);
        System.out.printf("accepted   %,12d  %,10.0f /s%n", accepted, accepted / posting);
        System.out.printf("kept       %,12d  %,10.0f /s until drained (%.1f s)%n", kept, kept / draining, draining);
        System.out.printf("refused    %,12d  %s%n", tally.refused(), tally.refusals());
        System.out.println("answer ms  " + tally.latencies());
        System.exit(kept == accepted ? 0 : 1);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
